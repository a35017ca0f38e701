import type { DuckDBConnection } from '@duckdb/node-api'
import { type EventTable, isEvent, LONG_EVENT } from '../event-table.ts'
import { digits, joined, ours, type Sql, sql } from '../sql.ts'
import { columnNames } from './event-columns.ts'
import { asNumber, execute, rowsOf } from './query-rows.ts'

/** See RowBudget: so many bytes in 2,048 rows do not come about by appending. */
const TOO_DENSE = 3

/**
 * Gives long events fillers of their own where the rows that stood among them are gone: DuckDB closes
 * the gaps. To be called within the transaction of the removal.
 */
export async function spreadOut(
  connection: DuckDBConnection,
  { table }: EventTable,
  bytesPerRow: number,
): Promise<void> {
  const rows = sql`SELECT size, row_number() OVER () AS n FROM ${ours(table)}`
  const [densest] = await rowsOf(
    connection,
    sql`SELECT max(bytes) FROM (SELECT sum(greatest(size, 0))::BIGINT AS bytes FROM (${rows}) GROUP BY n // 2048)`,
  )
  if (asNumber(densest?.[0]) <= TOO_DENSE * 2048 * bytesPerRow) return
  const columns = joined(columnNames.map(columnOf), ', ')
  // Fewer bytes a row for long events than for others, as in RowBudget.
  const fillers = sql`(size / (CASE WHEN size > ${LONG_EVENT * bytesPerRow} THEN ${bytesPerRow / 2} ELSE ${bytesPerRow} END))::INTEGER`
  const filled = sql`SELECT *, unnest(range(1 + ${fillers})) AS filler FROM ${ours(table)} WHERE ${isEvent}`
  await execute(connection, sql`CREATE TEMP TABLE spread AS SELECT ${columns} FROM (${filled})`)
  await execute(connection, sql`DELETE FROM ${ours(table)}`)
  await execute(connection, sql`INSERT INTO ${ours(table)} SELECT * FROM spread`)
  await execute(connection, sql`DROP TABLE spread`)
}

const ofItsEvent: ReadonlySet<string> = new Set(['seq', 'ts', 'ingested', 'stream'])
const ofFiller: ReadonlyMap<string, Sql> = new Map([
  ['size', digits(-1)],
  ['message', sql`''`],
  ['fields', sql`'{}'`],
])

function columnOf(name: string): Sql {
  const column = ours(name)
  if (ofItsEvent.has(name)) return column
  const empty = ofFiller.get(name) ?? sql`NULL`
  return sql`CASE WHEN filler = 0 THEN ${column} ELSE ${empty} END AS ${column}`
}
