import type { StatsCommand } from '../command.ts'
import type { Call, Expression } from '../expression.ts'
import { functionNamed } from '../functions/catalogue.ts'
import { nameOf } from '../scope.ts'
import { partsOf, pathOf } from '../walk.ts'
import type { Checking } from './checking.ts'

/** What stats returns for a group has to be one value: an aggregate, a key, or made of such. */
export function checkGrouping(stats: StatsCommand, checking: Checking): void {
  const known = new Set<string>()
  for (const { alias, expression, text } of stats.by) {
    known.add(alias === undefined ? (pathOf(expression) ?? text) : nameOf(alias))
    const path = pathOf(expression)
    if (path !== undefined) known.add(path)
  }
  const keys = new Set(stats.by.map(({ text }) => text))
  for (const { alias, expression, text } of stats.items) {
    if (!keys.has(text) && !isOfGroup(expression, known, checking)) {
      checking.report('stats.not_aggregated', expression, { name: text })
    }
    if (alias !== undefined) known.add(nameOf(alias))
  }
  const { offset } = stats
  if (offset !== undefined && !stats.by.some(({ expression }) => isBin(expression))) {
    checking.report('stats.offset_without_bin', offset)
  }
}

export function isBin(expression: Expression): boolean {
  return expression.kind === 'call' && expression.name === 'bin'
}

/** Whether any part tells something of the group; what tells of one event alone is reported. */
function isOfGroup(
  expression: Expression,
  known: ReadonlySet<string>,
  checking: Checking,
): boolean {
  const name = nameOfEvent(expression, known, checking.text)
  if (name !== undefined) {
    checking.report('stats.not_aggregated', expression, { name })
    return true
  }
  if (expression.kind === 'field' || expression.kind === 'missing') return true
  if (expression.kind === 'call' && functionNamed(expression.name)?.kind !== 'scalar') return true
  return partsOf(expression)
    .map((part) => isOfGroup(part, known, checking))
    .includes(true)
}

function nameOfEvent(
  expression: Expression,
  known: ReadonlySet<string>,
  text: string,
): string | undefined {
  const path = pathOf(expression)
  if (path !== undefined) return path === '' || known.has(path) ? undefined : path
  return expression.kind === 'call' && readsEvent(expression)
    ? text.slice(expression.from, expression.to)
    : undefined
}

/** The fields that these read are not written: `@timestamp` and `@message`. */
function readsEvent(call: Call): boolean {
  return isBin(call) || (call.name === 'messageSize' && call.arguments.length === 0)
}
