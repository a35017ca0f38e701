import type { FillDownCommand, RunningCommand } from '@gatehouse/insights-ql/command'
import { nameOf } from '@gatehouse/insights-ql/scope'
import { digits, type Sql, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { scopeOf } from '../scope.ts'
import { asNumber, numberValue } from '../values.ts'
import { carrying } from './carried.ts'
import { nameOfColumn } from './column-name.ts'
import { rangeIn } from './options.ts'
import {
  type Made,
  orderBy,
  type Planning,
  type Relation,
  showing,
  withColumns,
} from './relation.ts'

/** The running sum; a row without a value adds nothing and shows nothing. */
export function planAccum(planning: Planning, below: Relation, command: RunningCommand): Relation {
  const number = asNumber(compileExpression(command.column, scopeOf(planning, below)))
  const sum = sql`sum(${number}) OVER (${orderBy(below.order)} ROWS UNBOUNDED PRECEDING)`
  const value = numberValue(sql`CASE WHEN ${number} IS NOT NULL THEN ${sum} END`)
  return inOrder(planning, below, [{ name: runningName(command), value }])
}

/** Values of the rows before, as `f_p1`, `f_p2` … */
export function planAutoregress(
  planning: Planning,
  below: Relation,
  command: RunningCommand,
): Relation {
  const { kind, sql: value } = compileExpression(command.column, scopeOf(planning, below))
  const { first, last } = rangeIn(command.options, 'p') ?? { first: 1, last: 1 }
  const made = Array.from({ length: last - first + 1 }, (_, index): Made => {
    const back = first + index
    const earlier = sql`lag(${value}, ${digits(back)}) OVER (${orderBy(below.order)})`
    return { name: `${runningName(command)}_p${back}`, value: { kind, sql: earlier } }
  })
  return inOrder(planning, below, made)
}

/** The last value carried on; without names, in all columns that are shown. */
export function planFillDown(
  planning: Planning,
  below: Relation,
  command: FillDownCommand,
): Relation {
  const shown = below.shown.display ?? below.shown.names
  const wanted = command.patterns.flatMap(({ field, isPrefix }) => {
    if (!isPrefix) return [field.segments]
    const start = field.segments.join('.')
    return shown.filter((name) => name.startsWith(start)).map((name) => [name])
  })
  const columns = command.patterns.length === 0 ? shown.map((name) => [name]) : wanted
  const named = new Map(columns.map((segments) => [segments.join('.'), segments]))
  const made = [...named].flatMap(([name, segments]): Made[] => {
    const value = below.column(segments)
    if (value === undefined) return []
    return [{ name, value: { kind: value.kind, sql: lastValue(value.sql, below) } }]
  })
  return carrying(
    below,
    withColumns(planning, below, made),
    made.map(({ name }) => name),
  )
}

function lastValue(value: Sql, { order }: Relation): Sql {
  return sql`last_value(${value} IGNORE NULLS) OVER (${orderBy(order)} ROWS UNBOUNDED PRECEDING)`
}

function inOrder(planning: Planning, below: Relation, made: readonly Made[]): Relation {
  const names = made.map(({ name }) => name)
  const relation = carrying(below, withColumns(planning, below, made), names)
  return { ...relation, shown: showing(below.shown, names) }
}

function runningName({ column, alias }: RunningCommand): string {
  if (alias !== undefined) return nameOf(alias)
  return nameOfColumn(column)
}
