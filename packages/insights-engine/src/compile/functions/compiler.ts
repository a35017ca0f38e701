import type { Call, Expression } from '@gatehouse/insights-ql/expression'
import type { Sql } from '../../sql.ts'
import type { ExpressionScope, Value } from '../value.ts'

/** A call with as many arguments as its signature takes. */
export interface CallSite {
  readonly call: Call
  readonly scope: ExpressionScope
  readonly expressions: readonly Expression[]
  readonly value: (index: number) => Value
  /** BOOLEAN that is never NULL. */
  readonly condition: (index: number) => Sql
}

export type CallCompiler = (site: CallSite) => Value

/** By the name in AWS's spelling. */
export type CallCompilers = Readonly<Record<string, CallCompiler>>
