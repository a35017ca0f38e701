import type { Call, Expression } from '@gatehouse/insights-ql/expression'
import { functionNamed } from '@gatehouse/insights-ql/functions/catalogue'
import { arityOf } from '@gatehouse/insights-ql/functions/signature'
import type { Sql } from '../sql.ts'
import { compilers } from './functions/compilers.ts'
import { refuse } from './refuse.ts'
import type { ExpressionScope, Value } from './value.ts'

/** How arguments are compiled, which expression.ts says: calls stand inside of expressions. */
export interface ArgumentCompiler {
  readonly value: (expression: Expression) => Value
  readonly condition: (expression: Expression) => Sql
}

export function compileCall(call: Call, scope: ExpressionScope, compile: ArgumentCompiler): Value {
  const facts = functionNamed(call.name)
  const compiler = facts === undefined ? undefined : compilers.get(facts.name)
  if (facts === undefined || compiler === undefined || facts.refusal !== undefined) {
    return refuse(call.nameSpan, `${call.name}() is not run here.`)
  }
  const { least, most } = arityOf(facts)
  const count = call.arguments.length
  if (count < least || count > most) {
    return refuse(call.nameSpan, `${facts.name}() does not take ${count} arguments.`)
  }
  return compiler({
    call,
    scope,
    expressions: call.arguments,
    value: (index) => compile.value(argumentAt(call, index)),
    condition: (index) => compile.condition(argumentAt(call, index)),
  })
}

function argumentAt(call: Call, index: number): Expression {
  return call.arguments[index] ?? refuse(call.nameSpan, `${call.name}() lacks an argument.`)
}
