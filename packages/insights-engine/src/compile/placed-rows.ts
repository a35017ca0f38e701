import { BYTES_PER_ROW } from '../event-table.ts'
import { digits, joined, ours, type Sql, sql } from '../sql.ts'
import type { Displayed } from './display.ts'
import type { LastRows } from './stages/limit.ts'
import { orderBy, type Planning } from './stages/relation.ts'

/** The rows in any order, each with its place. */
export function placedRows(planning: Planning, last: LastRows, cells: readonly Displayed[]): Sql {
  const { relation, isCut } = last
  const [place] = relation.order
  if (!isCut || place === undefined) return placedLater(planning, last, cells)
  const list = cells.map((cell, index) => sql`${cell.sql} AS ${ours(`c${index}`)}`)
  return sql`SELECT ${joined([...list, sql`${place} AS place`], ', ')} FROM ${relation.source()}`
}

/**
 * What are no events that are read one after the other is put aside first, and fillers behind what is
 * long, as in a table of events: what is put aside is read in vectors of 2,048 rows, too. Only the
 * places are worked out in the order of the rows.
 */
function placedLater(
  planning: Planning,
  { relation, most }: LastRows,
  cells: readonly Displayed[],
): Sql {
  const columns = cells.map(({ sql: value, kind }, index) => {
    return { value, kind, whole: planning.name(), once: ours(`c${index}`) }
  })
  const [rows, number, filler] = [planning.name(), planning.name(), planning.name()]
  const [found, place, isRow] = [planning.name(), planning.name(), planning.name()]
  const worked = columns.map(({ value, whole }) => sql`${value} AS ${whole}`)
  const numbered = sql`SELECT *, ${joined([...worked, sql`row_number() OVER () AS ${number}`], ', ')} FROM ${relation.source()}`
  const sizes = columns.flatMap(({ kind, whole }) =>
    kind === 'text' ? [sql`coalesce(strlen(${whole}), 0)`] : [],
  )
  const fillers = sql`(${joined([sql`0`, ...sizes], ' + ')}) // ${digits(BYTES_PER_ROW)}`
  const filled = sql`SELECT *, unnest(range(1 + ${fillers})) AS ${filler} FROM (${numbered})`
  const cleared = columns.map(({ whole, once }) => {
    return sql`CASE WHEN ${filler} = 0 THEN ${whole} END AS ${once}`
  })
  const aside = sql`SELECT ${joined([sql`*`, ...cleared], ', ')} FROM (${filled})`
  const order = sql`SELECT ${number} AS ${found}, row_number() OVER (${orderBy(relation.order)}) AS ${place} FROM ${rows} WHERE ${filler} = 0 QUALIFY ${place} <= ${digits(most)}`
  const shown = joined([...columns.map(({ once }) => once), place], ', ')
  // DuckDB would move a condition to where the rows are put aside. An empty list leaves out its row.
  const isNoFiller = sql`unnest(CASE WHEN ${filler} = 0 THEN [0] ELSE [] END) AS ${isRow}`
  const chosen = sql`SELECT ${shown}, ${isNoFiller} FROM ${rows} JOIN (${order}) ON ${number} = ${found}`
  return sql`WITH ${rows} AS MATERIALIZED (${aside}) SELECT ${shown} FROM (${chosen})`
}
