import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { type EventTable, isEvent, pointerOf } from '../event-table.ts'
import type { EventPage, ReadEvents, StoredLogEvent } from '../log-engine.ts'
import { joined, ours, type Sql, sql } from '../sql.ts'
import { asNumber, asText, asTextOrNothing, rowsOf, wholeMs } from './query-rows.ts'

const columns = joined(
  ['seq', 'ts', 'ingested', 'stream', 'message', 'original'].map((name) => ours(name)),
  ', ',
)

/** A page of a group's events; one that goes on after no cursor of ours is empty. */
export async function readEvents(
  connection: DuckDBConnection,
  table: EventTable,
  wanted: ReadEvents,
): Promise<EventPage> {
  const after = wanted.after === undefined ? undefined : cursorIn(wanted.after)
  if (wanted.after !== undefined && after === undefined) return { events: [], hasMore: false }
  if (wanted.streams?.length === 0 || wanted.limit < 1) return { events: [], hasMore: false }
  const conditions = joined(conditionsOf(wanted, after), ' AND ')
  const order: Sql = {
    text: wanted.newestFirst ? 'ts DESC, seq DESC' : 'ts, seq',
    values: [],
  }
  const rows = await rowsOf(
    connection,
    sql`SELECT ${columns}, ${pointerOf(table)} FROM ${ours(table.table)}
      WHERE ${conditions} ORDER BY ${order} LIMIT ${wanted.limit + 1}`,
  )
  const events = rows.slice(0, wanted.limit).map((row) => ({
    ...eventOf(row),
    cursor: `${asNumber(row[1])}_${String(row[0])}`,
  }))
  return { events, hasMore: rows.length > wanted.limit }
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
