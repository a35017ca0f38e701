import type { StatsCommand } from '@gatehouse/insights-ql/command'
import { mostOf } from '@gatehouse/insights-ql/durations'
import type { DurationLiteral, Expression } from '@gatehouse/insights-ql/expression'
import { columnNameOf } from '@gatehouse/insights-ql/scope'
import { type Sql, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { floorToPeriod } from '../periods.ts'
import { refuse } from '../refuse.ts'
import { scopeOf } from '../scope.ts'
import type { ExpressionScope, Value } from '../value.ts'
import { asJson, jsonValue, textValue, timeValue } from '../values.ts'
import { once } from '../values-once.ts'
import type { Bins, Made, Planning, Relation } from './relation.ts'
import { spanOf } from './time-span.ts'

interface GroupKeys {
  /** One for each expression behind `by`, in their order. */
  readonly made: readonly Made[]
  /** Expressions that say the same as a key: they name it. */
  readonly byText: ReadonlyMap<string, Expression>
  readonly bins?: Bins
}

export function groupKeys(
  planning: Planning,
  below: Relation,
  { by, offset }: StatsCommand,
): GroupKeys {
  const scope = scopeOf(planning, below)
  const byText = new Map<string, Expression>()
  if (offset !== undefined && !by.some(({ expression }) => isBin(expression))) {
    refuse(offset, 'An offset moves the periods of bin(), and there is none.')
  }
  const made = by.map((item): Made => {
    const { expression, text, from, to } = item
    const name = columnNameOf(item)
    if (text !== '') byText.set(text, { kind: 'field', segments: [name], from, to })
    const value =
      offset !== undefined && isBin(expression)
        ? shiftedBin(expression, offset, scope)
        : toldApart(compileExpression(expression, scope))
    return { name, value }
  })
  const bins = binsOf(by, made, offset)
  return { made, byText, ...(bins !== undefined && { bins }) }
}

/** What shows as the same text is one group, as it is of fields: `1` and `"1"` out of a list. */
function toldApart(value: Value): Value {
  if (value.kind !== 'json') return value
  const same = (it: Sql): Sql => asJson(textValue(sql`ql_json_text(${it})`))
  return jsonValue(
    once(value.sql, (it) => sql`CASE WHEN ql_is_container(${it}) THEN ${it} ELSE ${same(it)} END`),
  )
}

/** Periods that begin the offset later than they would. */
function shiftedBin(call: Expression, offset: DurationLiteral, scope: ExpressionScope): Value {
  const period = call.kind === 'call' ? call.arguments[0] : undefined
  if (period?.kind !== 'duration') return refuse(call, 'bin() takes a time span such as 5m.')
  const time = scope.column(['@timestamp'])
  return timeValue(floorToPeriod(time, period, spanOf(offset)))
}

/** Where one key is a period, the gaps between periods are known. */
function binsOf(
  by: StatsCommand['by'],
  made: readonly Made[],
  offset: DurationLiteral | undefined,
): Bins | undefined {
  const [bin, second] = by.flatMap((item, index) => (isBin(item.expression) ? [index] : []))
  if (bin === undefined || second !== undefined) return undefined
  const call = by[bin]?.expression
  const period = call?.kind === 'call' ? call.arguments[0] : undefined
  const name = made[bin]?.name
  if (period?.kind !== 'duration' || name === undefined) return undefined
  const { amount, unit } = period
  const isOfCalendar = unit === 'month' || unit === 'quarter' || unit === 'year'
  const least = { ...period, amount: Math.min(amount, mostOf[unit] ?? amount) }
  return {
    name,
    keys: made.map((key) => key.name),
    stepMs: isOfCalendar ? 86_400_000 : Math.max(1, spanOf(least)),
    floor: (time) =>
      floorToPeriod(timeValue(time), period, offset === undefined ? 0 : spanOf(offset)),
  }
}

function isBin(expression: Expression): boolean {
  return expression.kind === 'call' && expression.name === 'bin'
}
