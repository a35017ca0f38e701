import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { type EventTable, isEvent } from '../event-table.ts'
import { joined, ours, sql } from '../sql.ts'
import { asNumber, asText, rowsOf, wholeMs } from './query-rows.ts'

const MOST_EVENTS = 1000
const MOST_BYTES = 32 * 1024 * 1024
const MOST_BYTES_OF_A_PAGE = 8 * 1024 * 1024
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html */
const MOST_NAMES = 1000

const SYSTEM_FIELDS = ['@ingestionTime', '@log', '@logStream', '@message', '@timestamp']

export interface FieldShare {
  readonly name: string
  readonly percent: number
}

/** The fields of the newest events of a range, and the share of these events that has each. */
export async function discoverFields(
  connection: DuckDBConnection,
  { table }: EventTable,
  startMs: number,
  endMs: number,
): Promise<FieldShare[]> {
  const newest = await rowsOf(
    connection,
    sql`SELECT seq, CASE WHEN fields IS NULL THEN size ELSE strlen(fields) END FROM ${ours(table)}
      WHERE ts BETWEEN ${wholeMs(startMs)} AND ${wholeMs(endMs)} AND ${isEvent} ORDER BY ts DESC, seq DESC LIMIT ${MOST_EVENTS}`,
  )
  const counts = new Map<string, number>()
  let sampled = 0
  for (const page of pagesOf(newest)) {
    const wanted = joined(
      page.map((seq) => sql`${seq}`),
      ', ',
    )
    const documents = await rowsOf(
      connection,
      sql`SELECT coalesce(fields, message) FROM ${ours(table)} WHERE seq IN (${wanted}) AND ${isEvent}`,
    )
    for (const [document] of documents) {
      for (const name of namesIn(asText(document))) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    sampled += documents.length
  }
  if (sampled === 0) return []
  const found = [...counts]
    .map(([name, count]) => ({ name, percent: percentOf(count, sampled) }))
    .sort((a, b) => b.percent - a.percent || (a.name < b.name ? -1 : 1))
  const system = SYSTEM_FIELDS.map((name) => ({ name, percent: 100 }))
  return [...system, ...found].slice(0, MOST_NAMES)
}

/** The events to look at, in pages that hold little at once. */
function pagesOf(newest: readonly (readonly DuckDBValue[])[]): bigint[][] {
  const pages: bigint[][] = []
  let bytes = 0
  let bytesOfPage = 0
  for (const [seq, size] of newest) {
    bytes += asNumber(size)
    bytesOfPage += asNumber(size)
    if (typeof seq !== 'bigint' || (pages.length > 0 && bytes > MOST_BYTES)) break
    const page = pages.at(-1)
    if (page !== undefined && bytesOfPage <= MOST_BYTES_OF_A_PAGE) page.push(seq)
    else {
      pages.push([seq])
      bytesOfPage = asNumber(size)
    }
  }
  return pages
}

/** Seen at all is never 0 %. */
function percentOf(count: number, all: number): number {
  return Math.max(1, Math.round((100 * count) / all))
}

/** The dotted names of the values in a document; it has 200 leaves and 100 levels at most. */
function namesIn(document: string): Set<string> {
  const names = new Set<string>()
  const visit = (value: unknown, name: string) => {
    if (value === null) return
    if (typeof value !== 'object') {
      names.add(name)
      return
    }
    for (const [key, inner] of Object.entries(value)) {
      visit(inner, name === '' ? key : `${name}.${key}`)
    }
  }
  visit(JSON.parse(document), '')
  return names
}
