import type { Command } from '../command.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { Call, Expression } from '../expression.ts'
import { functionNamed } from '../functions/catalogue.ts'
import type { Scope } from '../scope.ts'
import { expressionsOf, partsOf } from '../walk.ts'
import type { Checking } from './checking.ts'

/**
 * After `stats count(*) by bin(5m)` there are columns of these names. Whoever writes `sort count(*)`
 * means the column, which is no call any more.
 */
export function reportColumnCalls(stage: Command, scope: Scope, checking: Checking): void {
  const columns = new Map([...scope.names].map((name) => [normal(name), name]))
  const textOf = ({ from, to }: Expression): string => normal(checking.text.slice(from, to))
  const report = (call: Call, name: string): void => {
    const fix = /[`\n\r]/.test(name) ? undefined : `\`${name}\``
    checking.report('column.as_call', call, { name }, fix)
  }
  const visit = (expression: Expression, isOfStats: boolean): void => {
    // Another stats may count anew what the one before has counted: there the call is a call.
    const isCounting =
      isOfStats && expression.kind === 'call' && functionNamed(expression.name)?.kind !== 'scalar'
    const name = isCounting ? undefined : columns.get(textOf(expression))
    if (expression.kind === 'call' && name !== undefined) {
      report(expression, name)
      return
    }
    for (const part of partsOf(expression)) visit(part, isOfStats && !isCounting)
  }
  for (const expression of expressionsOf(stage)) visit(expression, stage.kind === 'stats')
}

/** What else is said of such a call follows from it being read as one. */
export function withoutConsequences(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const calls = diagnostics.filter(({ code }) => code === 'column.as_call')
  return diagnostics.filter(
    ({ code, from, to }) =>
      code === 'column.as_call' || !calls.some((call) => call.from <= from && to <= call.to),
  )
}

function normal(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase()
}
