import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { type EventTable, isEvent, pointerOf } from '../event-table.ts'
import type { EventPage, ReadEvents, StoredLogEvent } from '../log-engine.ts'
import { joined, ours, type Sql, sql } from '../sql.ts'
import { asNumber, asText, asTextOrNothing, inTransaction, rowsOf, wholeMs } from './query-rows.ts'

const columns = joined(
  ['seq', 'ts', 'ingested', 'stream', 'message', 'original'].map((name) => ours(name)),
  ', ',
)

/** A page with long events ends here, or after its first one. */
const MOST_BYTES_OF_A_PAGE = 8 * 1024 * 1024

/** A page of a group's events; one that goes on after no cursor of ours is empty. */
export async function readEvents(
  connection: DuckDBConnection,
  table: EventTable,
  wanted: ReadEvents,
): Promise<EventPage> {
  const after = wanted.after === undefined ? undefined : cursorIn(wanted.after)
  if (wanted.after !== undefined && after === undefined) return { events: [], hasMore: false }
  if (wanted.streams?.length === 0 || wanted.limit < 1) return { events: [], hasMore: false }
  const conditions = conditionsOf(wanted, after)
  if (table.hasLongEvents === false) {
    return pageOf(await rowsInOrder(connection, table, wanted, conditions), wanted.limit)
  }
  return await inTransaction(connection, () => shortPage(connection, table, wanted, conditions))
}

/** What is sorted first is short, and what is read then is little. */
async function shortPage(
  connection: DuckDBConnection,
  table: EventTable,
  wanted: ReadEvents,
  conditions: readonly Sql[],
): Promise<EventPage> {
  const found = await rowsOf(
    connection,
    sql`SELECT ts, seq, size FROM ${ours(table.table)}
      WHERE ${joined(conditions, ' AND ')} ORDER BY ${orderOf(wanted)} LIMIT ${wanted.limit + 1}`,
  )
  const count = Math.min(wanted.limit, fitting(found.map(([, , size]) => asNumber(size))))
  const [ts, seq] = found[count - 1] ?? []
  if (typeof ts !== 'bigint' || typeof seq !== 'bigint') return { events: [], hasMore: false }
  const here = [...conditions, upTo(wanted, { ts, seq })]
  const rows = await rowsInOrder(connection, table, { ...wanted, limit: count }, here)
  const { events } = pageOf(rows, count)
  return { events, hasMore: found.length > count }
}

function rowsInOrder(
  connection: DuckDBConnection,
  table: EventTable,
  wanted: ReadEvents,
  conditions: readonly Sql[],
) {
  return rowsOf(
    connection,
    sql`SELECT ${columns}, ${pointerOf(table)} FROM ${ours(table.table)}
      WHERE ${joined(conditions, ' AND ')} ORDER BY ${orderOf(wanted)} LIMIT ${wanted.limit + 1}`,
  )
}

function orderOf({ newestFirst }: ReadEvents): Sql {
  return { text: newestFirst ? 'ts DESC, seq DESC' : 'ts, seq', values: [] }
}

function pageOf(rows: readonly (readonly DuckDBValue[])[], limit: number): EventPage {
  const events = rows.slice(0, limit).map((row) => ({
    ...eventOf(row),
    cursor: `${asNumber(row[1])}_${String(row[0])}`,
  }))
  return { events, hasMore: rows.length > limit }
}

/** How many of the events a page holds: at least one. */
function fitting(sizes: readonly number[]): number {
  let bytes = 0
  const over = sizes.findIndex((size) => {
    bytes += size
    return bytes > MOST_BYTES_OF_A_PAGE
  })
  return over < 0 ? sizes.length : Math.max(1, over)
}

interface Cursor {
  readonly ts: bigint
  readonly seq: bigint
}

function conditionsOf(wanted: ReadEvents, after: Cursor | undefined): Sql[] {
  const { streams, streamPrefix, startMs, endMs, newestFirst } = wanted
  const conditions = [isEvent]
  if (startMs !== undefined) conditions.push(sql`ts >= ${wholeMs(Math.ceil(startMs))}`)
  if (endMs !== undefined) conditions.push(sql`ts < ${wholeMs(Math.ceil(endMs))}`)
  if (streamPrefix !== undefined) {
    conditions.push(sql`starts_with(stream, ${streamPrefix.toWellFormed()})`)
  }
  if (streams !== undefined) {
    const names = streams.map((name) => sql`${name.toWellFormed()}`)
    conditions.push(sql`stream IN (${joined(names, ', ')})`)
  }
  // The first of the two is what lets DuckDB skip what lies before.
  if (after !== undefined) {
    const { ts, seq } = after
    conditions.push(
      newestFirst
        ? sql`ts <= ${ts} AND (ts < ${ts} OR seq < ${seq})`
        : sql`ts >= ${ts} AND (ts > ${ts} OR seq > ${seq})`,
    )
  }
  return conditions
}

/** Nothing behind the last event of a page. */
function upTo({ newestFirst }: ReadEvents, { ts, seq }: Cursor): Sql {
  return newestFirst
    ? sql`ts >= ${ts} AND (ts > ${ts} OR seq >= ${seq})`
    : sql`ts <= ${ts} AND (ts < ${ts} OR seq <= ${seq})`
}

function cursorIn(text: string): Cursor | undefined {
  const match = /^(?<ts>-?\d{1,16})_(?<seq>\d{1,18})$/.exec(text)
  const { ts, seq } = match?.groups ?? {}
  return ts === undefined || seq === undefined ? undefined : { ts: BigInt(ts), seq: BigInt(seq) }
}

export interface Pointer {
  readonly tableNumber: string
  readonly seq: bigint
}

/** What a pointer names, or undefined where it is none of ours. */
export function pointerIn(text: string): Pointer | undefined {
  const match = /^(?<table>\d{1,9})-(?<seq>\d{1,18})$/.exec(text)
  const { table, seq } = match?.groups ?? {}
  return table === undefined || seq === undefined
    ? undefined
    : { tableNumber: table, seq: BigInt(seq) }
}

export async function readEvent(
  connection: DuckDBConnection,
  table: EventTable,
  seq: bigint,
): Promise<StoredLogEvent | undefined> {
  const [row] = await rowsOf(
    connection,
    sql`SELECT ${columns}, ${pointerOf(table)} FROM ${ours(table.table)}
      WHERE seq = ${seq} AND ${isEvent}`,
  )
  return row && eventOf(row)
}

function eventOf(row: readonly DuckDBValue[]): StoredLogEvent {
  const [, ts, ingested, stream, message, original, pointer] = row
  const unmasked = asTextOrNothing(original)
  return {
    timestampMs: asNumber(ts),
    ingestionTimeMs: asNumber(ingested),
    logStream: asText(stream),
    message: unmasked ?? asText(message),
    ...(unmasked !== undefined && { masked: asText(message) }),
    pointer: asText(pointer),
  }
}
