import type { DuckDBConnection } from '@duckdb/node-api'
import type { EventTable } from '../event-table.ts'
import type { StoredRow } from '../ingest/stored-row.ts'
import type { GroupSize } from '../log-engine.ts'
import { ours, sql } from '../sql.ts'
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
}

export function emptyTally(): Tally {
  return { streams: new Map(), hours: new Map() }
}

export function addToTally(tally: Tally, rows: Iterable<StoredRow>): void {
  for (const row of rows) {
    const { timestampMs: ms, size } = row
    const there = tally.streams.get(row.stream)
    tally.streams.set(row.stream, {
      events: (there?.events ?? 0) + 1,
      bytes: (there?.bytes ?? 0) + size,
      firstMs: Math.min(there?.firstMs ?? ms, ms),
      lastMs: Math.max(there?.lastMs ?? ms, ms),
      lastIngestionMs: Math.max(there?.lastIngestionMs ?? 0, row.ingestionTimeMs),
    })
    const hour = Math.floor(ms / HOUR_MS)
    const amount = tally.hours.get(hour)
    tally.hours.set(hour, {
      events: (amount?.events ?? 0) + 1,
      bytes: (amount?.bytes ?? 0) + size,
    })
  }
}

/** Reads the whole table once, but none of its messages. */
export async function tallyOf(connection: DuckDBConnection, { table }: EventTable): Promise<Tally> {
  const tally = emptyTally()
  const streams = await rowsOf(
    connection,
    sql`SELECT stream, count(*), sum(size)::BIGINT, min(ts), max(ts), max(ingested)
      FROM ${ours(table)} GROUP BY stream`,
  )
  for (const [stream, events, bytes, first, last, ingested] of streams) {
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
      FROM ${ours(table)} GROUP BY hour`,
  )
  for (const [hour, events, bytes] of hours) {
    tally.hours.set(asNumber(hour), { events: asNumber(events), bytes: asNumber(bytes) })
  }
  return tally
}

export function sizeOf(sizes: Iterable<GroupSize>): GroupSize {
  let whole: GroupSize = { events: 0, bytes: 0 }
  for (const size of sizes) {
    whole = {
      events: whole.events + size.events,
      bytes: whole.bytes + size.bytes,
      ...earliest('firstMs', whole, size),
      ...latest('lastMs', whole, size),
      ...latest('lastIngestionMs', whole, size),
    }
  }
  return whole
}

function earliest(name: 'firstMs', a: GroupSize, b: GroupSize): Partial<GroupSize> {
  const times = [a[name], b[name]].filter((time) => time !== undefined)
  return times.length === 0 ? {} : { [name]: Math.min(...times) }
}

function latest(
  name: 'lastMs' | 'lastIngestionMs',
  a: GroupSize,
  b: GroupSize,
): Partial<GroupSize> {
  const times = [a[name], b[name]].filter((time) => time !== undefined)
  return times.length === 0 ? {} : { [name]: Math.max(...times) }
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
  let events = 0
  let bytes = 0
  for (const [hour, amount] of tally.hours) {
    const first = hour * HOUR_MS
    const last = first + HOUR_MS - 1
    if (last < startMs || first > endMs) continue
    if (first >= startMs && last <= endMs) {
      events += amount.events
      bytes += amount.bytes
    } else {
      rest.push({ startMs: Math.max(first, startMs), endMs: Math.min(last, endMs) })
    }
  }
  return { events, bytes, rest }
}
