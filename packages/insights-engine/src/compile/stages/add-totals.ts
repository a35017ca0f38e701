import type { AddTotalsCommand } from '@gatehouse/insights-ql/command'
import { joined, type Sql, sql } from '../../sql.ts'
import type { Value } from '../value.ts'
import { asNumber, asText, numberValue } from '../values.ts'
import { carrying } from './carried.ts'
import { segmentsOf } from './column-name.ts'
import { isSet, nameIn } from './options.ts'
import { type Planning, type Relation, showing, withColumns } from './relation.ts'
import { relationOf, type ShownColumn, shownRows } from './shown-columns.ts'

/** `row=true`, the default, adds a column with the sum of each row; `col=true` a row of sums. */
export function planAddTotals(
  planning: Planning,
  below: Relation,
  command: AddTotalsCommand,
): Relation {
  const named = command.columns.map(segmentsOf)
  const shown = (below.shown.display ?? below.shown.names).map((name) => [name])
  const summed = (named.length > 0 ? named : shown).filter((column) => isSummed(below, column))
  const total = nameIn(command.options, 'fieldname') ?? 'Total'
  const rows = isSet(command.options, 'row', true)
    ? carrying(below, withTotal(planning, below, summed, total), [total])
    : carrying(below, below, [])
  if (!isSet(command.options, 'col', false)) return rows
  const names = summed.map((column) => column.join('.'))
  return withSumsBelow(planning, rows, [...names, total])
}

/** A time is no amount. */
function isSummed(below: Relation, column: readonly string[]): boolean {
  const kind = below.column(column)?.kind
  return kind !== undefined && kind !== 'time'
}

/** What has no value adds nothing; a row without any number has no total. */
function withTotal(
  planning: Planning,
  below: Relation,
  summed: readonly (readonly string[])[],
  total: string,
): Relation {
  const numbers = summed.flatMap((column) => {
    const value = below.column(column)
    return value === undefined ? [] : [asNumber(value)]
  })
  const sum =
    numbers.length === 0 ? sql`NULL::DOUBLE` : sql`list_sum([${joined(numbers, ', ')}])::DOUBLE`
  const made = withColumns(planning, below, [{ name: total, value: numberValue(sum) }])
  return { ...made, shown: showing(below.shown, [total]) }
}

function withSumsBelow(planning: Planning, below: Relation, summed: readonly string[]): Relation {
  const { columns, place, select, others, otherColumns } = shownRows(planning, below)
  const rows = planning.name()
  const sums = columns.map((column) => (summed.includes(column.name) ? sumOf(column) : sql`NULL`))
  const source = (): Sql => {
    const unshown = otherColumns()
    const all = [...columns.map(({ sql: it }) => it), place, ...unshown]
    const cells = [...sums, sql`count(*) + 1`, ...unshown.map(() => sql`NULL`)]
    const last = sql`SELECT ${joined(cells, ', ')} FROM ${rows}`
    return sql`(WITH ${rows} AS MATERIALIZED (${select()}) SELECT ${joined(all, ', ')} FROM ${rows} UNION ALL (${last}))`
  }
  return relationOf(columns, below, [place], source, others)
}

/** Of the kind that the column has, so that it can stand below the others. */
function sumOf({ kind, sql: column }: ShownColumn): Sql {
  const sum: Value = numberValue(sql`sum(${asNumber({ kind, sql: column })})`)
  return kind === 'number' ? sum.sql : kind === 'boolean' ? sql`NULL` : asText(sum)
}
