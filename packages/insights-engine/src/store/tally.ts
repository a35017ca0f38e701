import type { DuckDBConnection } from '@duckdb/node-api'
import {
  BYTES_PER_ROW,
  type EventSpan,
  type EventTable,
  HOT_COLUMNS,
  isEvent,
  LARGEST_ORDINARY,
  LONG_EVENT,
} from '../event-table.ts'
import type { StoredRow } from '../ingest/stored-row.ts'
import type { GroupSize } from '../log-engine.ts'
import { digits, joined, ours, sql } from '../sql.ts'
import { asNumber, asText, rowsOf } from './query-rows.ts'

const HOUR_MS = 3_600_000

export interface Amount {
  readonly events: number
  readonly bytes: number
}

/** What a group holds, kept beside its table, so that asking for it reads no events. */
export interface Tally {
  readonly streams: Map<string, GroupSize>
  /** By hours since 1970. */
  readonly hours: Map<number, Amount>
  /** See EventTable. */
  readonly oddColumns: Set<string>
  /** See EventTable. */
  hasFillers: boolean
  /** See EventTable. */
  hasLongEvents: boolean
  /** See EventTable. */
  span: EventSpan | undefined
}

export function emptyTally(): Tally {
  return {
    streams: new Map(),
    hours: new Map(),
    oddColumns: new Set(),
    hasFillers: false,
    hasLongEvents: false,
    span: undefined,
  }
}

export function addToTally(tally: Tally, row: StoredRow): void {
  const { timestampMs: ms, size, ingestionTimeMs } = row
  const one = {
    events: 1,
    bytes: size,
    firstMs: ms,
    lastMs: ms,
    lastIngestionMs: ingestionTimeMs,
  }
  addStream(tally, row.stream, one)
  addHour(tally, Math.floor(ms / HOUR_MS), one)
  widenSpan(tally, one)
  for (const { column, at } of integerColumns) {
    const [number = null, text = null] = [row.hot[at], row.hot[at + 1]]
    const isOrdinary = text === null && (typeof number !== 'bigint' || isSmall(number))
    if (!isOrdinary) tally.oddColumns.add(column)
  }
}

/** Where each stands in the row, before its text. */
const integerColumns: readonly { readonly column: string; readonly at: number }[] = placesOf()

function placesOf() {
  let next = 0
  return HOT_COLUMNS.flatMap(({ column, kind }) => {
    const at = next
    next += kind === 'integer' ? 2 : 1
    return kind === 'integer' ? [{ column, at }] : []
  })
}

function isSmall(number: bigint): boolean {
  return number <= LARGEST_ORDINARY && number >= -LARGEST_ORDINARY
}

export function addTally(tally: Tally, more: Tally): void {
  for (const [stream, size] of more.streams) addStream(tally, stream, size)
  for (const [hour, amount] of more.hours) addHour(tally, hour, amount)
  for (const column of more.oddColumns) tally.oddColumns.add(column)
  if (more.hasFillers) tally.hasFillers = true
  if (more.hasLongEvents) tally.hasLongEvents = true
  if (more.span !== undefined) widenSpan(tally, more.span)
}

/** To reach over these events too. */
export function widenSpan(tally: Tally, { firstMs, lastMs }: EventSpan): void {
  const { span = { firstMs, lastMs } } = tally
  if (span === tally.span && span.firstMs <= firstMs && span.lastMs >= lastMs) return
  tally.span = {
    firstMs: Math.min(span.firstMs, firstMs),
    lastMs: Math.max(span.lastMs, lastMs),
  }
}

function addStream({ streams }: Tally, stream: string, size: GroupSize): void {
  const there = streams.get(stream)
  streams.set(stream, there === undefined ? size : sizeOf([there, size]))
}

function addHour({ hours }: Tally, hour: number, { events, bytes }: Amount): void {
  const there = hours.get(hour)
  hours.set(hour, {
    events: (there?.events ?? 0) + events,
    bytes: (there?.bytes ?? 0) + bytes,
  })
}

/** Reads the whole table once, but none of its messages. */
export async function tallyOf(connection: DuckDBConnection, { table }: EventTable): Promise<Tally> {
  const tally = emptyTally()
  const streams = await rowsOf(
    connection,
    sql`SELECT stream, count(*), sum(size)::BIGINT, min(ts), max(ts), max(ingested)
      FROM ${ours(table)} WHERE ${isEvent} GROUP BY stream`,
  )
  for (const [stream, events, bytes, first, last, ingested] of streams) {
    widenSpan(tally, { firstMs: asNumber(first), lastMs: asNumber(last) })
    tally.streams.set(asText(stream), {
      events: asNumber(events),
      bytes: asNumber(bytes),
      firstMs: asNumber(first),
      lastMs: asNumber(last),
      lastIngestionMs: asNumber(ingested),
    })
  }
  const hours = await rowsOf(
    connection,
    sql`SELECT floor(ts / ${HOUR_MS})::BIGINT AS hour, count(*), sum(size)::BIGINT
      FROM ${ours(table)} WHERE ${isEvent} GROUP BY hour`,
  )
  for (const [hour, events, bytes] of hours) {
    tally.hours.set(asNumber(hour), { events: asNumber(events), bytes: asNumber(bytes) })
  }
  for (const column of await oddColumnsOf(connection, table)) tally.oddColumns.add(column)
  const sizes = await sizesOf(connection, table)
  tally.hasFillers = sizes.least < 0
  tally.hasLongEvents = tally.hasFillers || sizes.most > LONG_EVENT * BYTES_PER_ROW
  return tally
}

async function oddColumnsOf(connection: DuckDBConnection, table: string): Promise<string[]> {
  const most = digits(LARGEST_ORDINARY)
  const isOdd = integerColumns.map(({ column }) => {
    return sql`bool_or(${ours(`${column}_text`)} IS NOT NULL OR abs(${ours(column)}) > ${most})`
  })
  const [odd] = await rowsOf(connection, sql`SELECT ${joined(isOdd, ', ')} FROM ${ours(table)}`)
  return integerColumns.filter((_, index) => odd?.[index] === true).map(({ column }) => column)
}

/** Of the text in the last rows. */
export async function bytesAtEnd(
  connection: DuckDBConnection,
  { table }: EventTable,
): Promise<number> {
  const [sum] = await rowsOf(
    connection,
    sql`SELECT sum(size)::BIGINT FROM ${ours(table)}
      WHERE rowid > (SELECT max(rowid) - 2048 FROM ${ours(table)}) AND ${isEvent}`,
  )
  return asNumber(sum?.[0])
}

async function sizesOf(connection: DuckDBConnection, table: string) {
  const [sizes] = await rowsOf(connection, sql`SELECT min(size), max(size) FROM ${ours(table)}`)
  return { least: asNumber(sizes?.[0]), most: asNumber(sizes?.[1]) }
}

export function sizeOf(sizes: Iterable<GroupSize>): GroupSize {
  let whole: GroupSize = { events: 0, bytes: 0 }
  for (const size of sizes) {
    whole = {
      events: whole.events + size.events,
      bytes: whole.bytes + size.bytes,
      ...timesOf(whole, size),
    }
  }
  return whole
}

function timesOf(a: GroupSize, b: GroupSize): Partial<GroupSize> {
  const firstMs = pick(Math.min, a.firstMs, b.firstMs)
  const lastMs = pick(Math.max, a.lastMs, b.lastMs)
  const lastIngestionMs = pick(Math.max, a.lastIngestionMs, b.lastIngestionMs)
  return {
    ...(firstMs !== undefined && { firstMs }),
    ...(lastMs !== undefined && { lastMs }),
    ...(lastIngestionMs !== undefined && { lastIngestionMs }),
  }
}

function pick(
  which: (a: number, b: number) => number,
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return which(a, b)
}

/**
 * The events of a range: whole hours out of the tally, and the ranges in milliseconds that have to
 * be counted in the table, at most one at each end.
 */
export function amountWithin(
  tally: Tally,
  startMs: number,
  endMs: number,
): Amount & { readonly rest: readonly { readonly startMs: number; readonly endMs: number }[] } {
  const rest: { startMs: number; endMs: number }[] = []
  const isFromFirst = startMs <= (tally.span?.firstMs ?? 0)
  const isToLast = endMs >= (tally.span?.lastMs ?? 0)
  let events = 0
  let bytes = 0
  for (const [hour, amount] of tally.hours) {
    const first = hour * HOUR_MS
    const last = first + HOUR_MS - 1
    if (last < startMs || first > endMs) continue
    if ((isFromFirst || first >= startMs) && (isToLast || last <= endMs)) {
      events += amount.events
      bytes += amount.bytes
    } else {
      rest.push({ startMs: Math.max(first, startMs), endMs: Math.min(last, endMs) })
    }
  }
  return { events, bytes, rest }
}
