import type { FillMissingCommand } from '@gatehouse/insights-ql/command'
import { digits, joined, type Sql, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { refuse } from '../refuse.ts'
import { scopeOf } from '../scope.ts'
import { asText } from '../values.ts'
import { nameOfColumn } from './column-name.ts'
import { noNames, type Planning, type Relation } from './relation.ts'
import { relationOf, type ShownColumn, shownRows } from './shown-columns.ts'
import { wholeMs } from './time-span.ts'

/** More periods than a query may return rows are no result for anybody. */
const mostPeriods = 100_000

/**
 * Rows for the periods of `stats … by bin(…)` in which nothing was counted, from the beginning of the
 * query's time to its end, for every group that has rows at all.
 */
export function planFillMissing(
  planning: Planning,
  below: Relation,
  command: FillMissingCommand,
): Relation {
  const { bins, range, shown } = below
  const startMs = wholeMs(Math.ceil(range.startMs))
  const endMs = wholeMs(Math.floor(range.endMs))
  if (bins === undefined || !(shown.display ?? shown.names).includes(bins.name)) {
    return refuse(command.word, 'fillmissing stands behind stats … by bin(…), and needs its bin.')
  }
  const count = (endMs - startMs) / bins.stepMs
  if (count > mostPeriods) {
    return refuse(command.word, `There are more than ${mostPeriods} periods to fill.`)
  }
  const { columns, select } = shownRows(planning, below)
  const rows = planning.name()
  const grid = planning.name()
  const isKey = ({ name }: ShownColumn): boolean => bins.keys.includes(name)
  const time = columns.find(({ name }) => name === bins.name)
  if (time === undefined) return refuse(command.word, 'fillmissing needs the bin of stats.')
  const keys = columns.filter((column) => isKey(column) && column !== time)
  const filled = new Set(command.columns.map(nameOfColumn))
  const value =
    command.value === undefined
      ? undefined
      : compileExpression(command.value, scopeOf(planning, { ...below, ...noNames }))
  const made = columns.map((column) => ({ column, as: planning.name() }))
  const read = planning.name()
  const inRow = (column: ShownColumn): Sql => sql`${rows}.${column.sql}`
  const list = made.map(
    ({ column, as }): { readonly kind: ShownColumn['kind']; readonly sql: Sql } => {
      if (column === time || keys.includes(column)) {
        return { kind: column.kind, sql: sql`${grid}.${column.sql} AS ${as}` }
      }
      if (value === undefined || !filled.has(column.name)) {
        return { kind: column.kind, sql: sql`${inRow(column)} AS ${as}` }
      }
      const isSame = value.kind === column.kind
      const kept = isSame ? inRow(column) : asText({ kind: column.kind, sql: inRow(column) })
      const put = isSame ? value.sql : asText(value)
      return {
        kind: isSame ? column.kind : 'text',
        sql: sql`CASE WHEN ${rows}.${read} THEN ${kept} ELSE ${put} END AS ${as}`,
      }
    },
  )
  const shownColumns = made.map(({ column, as }, index): ShownColumn => {
    return { name: column.name, kind: list[index]?.kind ?? column.kind, sql: as }
  })
  const orderColumns = shownColumns.filter((_, index) => {
    const column = columns[index]
    return column !== undefined && (column === time || keys.includes(column))
  })
  const first = orderColumns.find(({ name }) => name === bins.name)
  const order = [first, ...orderColumns.filter((column) => column !== first)].flatMap((column) =>
    column === undefined ? [] : [sql`${column.sql} NULLS FIRST`],
  )
  return relationOf(shownColumns, below, order, () => {
    const at = bins.floor(sql`moment`)
    const step = digits(bins.stepMs)
    const moments = sql`SELECT unnest(range(${digits(startMs)}, ${digits(wholeMs(endMs + bins.stepMs))}, ${step})) AS moment`
    const periods = sql`SELECT DISTINCT ${at} AS ${time.sql} FROM (${moments}) WHERE ${at} <= ${digits(endMs)}`
    const keyList = joined(
      keys.map(({ sql: it }) => it),
      ', ',
    )
    const groups =
      keys.length === 0 ? sql`SELECT 1 AS one` : sql`SELECT DISTINCT ${keyList} FROM ${rows}`
    const pairs = [time, ...keys].map(
      ({ sql: it }) => sql`${grid}.${it} IS NOT DISTINCT FROM ${rows}.${it}`,
    )
    // Rows outside of the periods, without a time, stay what they are.
    const existing = joined([time.sql, ...keys.map(({ sql: it }) => it)], ', ')
    const all = sql`SELECT ${existing} FROM (${periods}) CROSS JOIN (${groups}) UNION SELECT ${existing} FROM ${rows}`
    const cells = joined(
      list.map(({ sql: it }) => it),
      ', ',
    )
    return sql`(WITH ${rows} AS MATERIALIZED (SELECT *, true AS ${read} FROM (${select()})), ${grid} AS MATERIALIZED (${all}) SELECT ${cells} FROM ${grid} LEFT JOIN ${rows} ON ${joined(pairs, ' AND ')})`
  })
}
