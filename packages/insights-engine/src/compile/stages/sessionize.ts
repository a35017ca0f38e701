import type { SessionizeCommand } from '@gatehouse/insights-ql/command'
import { nameOf } from '@gatehouse/insights-ql/scope'
import { digits, joined, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { refuse } from '../refuse.ts'
import { scopeOf } from '../scope.ts'
import { asText, asTime, noValue, numberValue, textValue, timeValue } from '../values.ts'
import { carrying } from './carried.ts'
import {
  hidden,
  type Made,
  orderBy,
  type Planning,
  type Relation,
  showing,
  withColumns,
} from './relation.ts'
import { spanOf } from './time-span.ts'

const halfAnHour = 30 * 60 * 1000

/**
 * Events of the same identity belong to one session as long as none comes later after the one before
 * than `maxspan`. Sessions are numbered in the order in which they begin.
 */
export function planSessionize(
  planning: Planning,
  below: Relation,
  command: SessionizeCommand,
): Relation {
  const scope = scopeOf(planning, below)
  const time = below.column(['@timestamp'])
  if (time === undefined) refuse(command.word, 'Sessions need @timestamp, which is not here.')
  const keys = command.columns.map((column): Made => {
    return { name: hidden(planning), value: textValue(asText(compileExpression(column, scope))) }
  })
  const at = { name: hidden(planning), value: timeValue(asTime(time)) }
  const place = {
    name: hidden(planning),
    value: numberValue(sql`-row_number() OVER (${orderBy(below.order)})`),
  }
  const read = withColumns(planning, below, [...keys, at, place])
  const columnOf = ({ name }: Made, relation: Relation) => (relation.column([name]) ?? noValue).sql
  const identity = joined(
    keys.map((key) => columnOf(key, read)),
    ', ',
  )
  const isKnown = joined(
    keys.map((key) => sql`${columnOf(key, read)} IS NOT NULL`),
    ' AND ',
  )
  const inTime = sql`ORDER BY ${columnOf(at, read)}, ${columnOf(place, read)}`
  const ofOne = sql`PARTITION BY ${identity} ${inTime}`
  const gap = digits(command.maxSpan === undefined ? halfAnHour : spanOf(command.maxSpan))
  const before = sql`lag(${columnOf(at, read)}) OVER (${ofOne})`
  const begins = {
    name: hidden(planning),
    value: numberValue(
      sql`CASE WHEN ${isKnown} AND coalesce(${columnOf(at, read)} - ${before} > ${gap}, true) THEN 1 END`,
    ),
  }
  const begun = withColumns(planning, read, [begins])
  const begin = columnOf(begins, begun)
  const number = {
    name: hidden(planning),
    value: numberValue(
      sql`CASE WHEN ${begin} = 1 THEN sum(${begin}) OVER (${inTime} ROWS UNBOUNDED PRECEDING) END`,
    ),
  }
  const numbered = withColumns(planning, begun, [number])
  const last = sql`last_value(${columnOf(number, numbered)} IGNORE NULLS) OVER (${ofOne} ROWS UNBOUNDED PRECEDING)`
  const name = command.alias === undefined ? 'session_id' : nameOf(command.alias)
  const session = numberValue(sql`CASE WHEN ${isKnown} THEN ${last}::DOUBLE END`)
  const rows = withColumns(planning, numbered, [{ name, value: session }])
  return { ...carrying(below, rows, [name]), shown: showing(below.shown, [name]) }
}
