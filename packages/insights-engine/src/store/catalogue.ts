import type { DuckDBConnection } from '@duckdb/node-api'
import type { EventTable } from '../event-table.ts'
import type { LookupTable } from '../query-plan.ts'
import { ours, sql } from '../sql.ts'
import { asNumber, asText, execute, rowsOf } from './query-rows.ts'

/** Which tables hold what, kept in tables of its own: a restart finds everything again. */
export interface Catalogue {
  readonly groups: readonly EventTable[]
  readonly lookups: ReadonlyMap<string, LookupTable>
  /** No event gets a smaller one, even where the events that had it are gone. */
  readonly nextSeq: bigint
  /** The number of the next table. Numbers are never given twice: pointers hold them. */
  readonly nextTable: number
}

export async function readCatalogue(connection: DuckDBConnection): Promise<Catalogue> {
  await connection.run(`
    CREATE TABLE IF NOT EXISTS catalogue_groups (table_name VARCHAR, group_key VARCHAR, log VARCHAR);
    CREATE TABLE IF NOT EXISTS catalogue_lookups (table_name VARCHAR, name VARCHAR, header VARCHAR);
    CREATE TABLE IF NOT EXISTS catalogue_next (seq UBIGINT, table_number INTEGER);
    INSERT INTO catalogue_next
      SELECT 1, 1 WHERE NOT EXISTS (SELECT 1 FROM catalogue_next);
  `)
  const groupRows = await rowsOf(
    connection,
    sql`SELECT table_name, group_key, log FROM catalogue_groups ORDER BY group_key`,
  )
  const groups = groupRows.map(([table, group, log]) => ({
    table: asText(table),
    group: asText(group),
    log: asText(log),
  }))
  const lookups = new Map<string, LookupTable>()
  const lookupRows = await rowsOf(
    connection,
    sql`SELECT table_name, name, header FROM catalogue_lookups`,
  )
  for (const [table, name, header] of lookupRows) {
    lookups.set(asText(name), lookupTable(asText(table), headerIn(asText(header))))
  }
  const [next] = await rowsOf(connection, sql`SELECT seq, table_number FROM catalogue_next`)
  const storedSeq = typeof next?.[0] === 'bigint' ? next[0] : 1n
  let nextSeq = storedSeq
  for (const { table } of groups) {
    const [last] = await rowsOf(connection, sql`SELECT max(seq) FROM ${ours(table)}`)
    const seq = last?.[0]
    if (typeof seq === 'bigint' && seq >= nextSeq) nextSeq = seq + 1n
  }
  return { groups, lookups, nextSeq, nextTable: asNumber(next?.[1]) }
}

export async function writeNextSeq(connection: DuckDBConnection, seq: bigint): Promise<void> {
  await execute(connection, sql`UPDATE catalogue_next SET seq = ${seq}`)
}

export async function writeNextTable(connection: DuckDBConnection, table: number): Promise<void> {
  await execute(connection, sql`UPDATE catalogue_next SET table_number = ${table}`)
}

export function lookupTable(table: string, header: readonly string[]): LookupTable {
  return { table, columns: new Map(header.map((name, index) => [name, `c${index}`])) }
}

function headerIn(json: string): readonly string[] {
  const header: unknown = JSON.parse(json)
  return Array.isArray(header) ? header.map(String) : []
}
