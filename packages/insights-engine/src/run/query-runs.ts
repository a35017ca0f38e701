import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { isRunnable, sentenceOf } from '@gatehouse/insights-ql/diagnostic'
import { type ParsedQuery, parseQuery } from '@gatehouse/insights-ql/parse-query'
import { english } from '@gatehouse/insights-ql/sentences/en'
import { LRUCache } from 'lru-cache'
import { type EventTable, isEvent } from '../event-table.ts'
import type { QueryRun, RunQuery } from '../log-engine.ts'
import { type PlanQuery, type QueryContext, QueryNotRunnable } from '../query-plan.ts'
import { ours, sql } from '../sql.ts'
import type { EventStore } from '../store/event-store.ts'
import type { LookupStore } from '../store/lookup-store.ts'
import type { Database } from '../store/open-database.ts'
import { asNumber, rowsOf, wholeMs } from '../store/query-rows.ts'
import { type Amount, amountWithin, type Tally } from '../store/tally.ts'
import { ConnectionQueue } from './connection-queue.ts'
import { RunningQuery } from './running-query.ts'

export interface QueryRunsParts {
  readonly database: Database
  readonly events: EventStore
  readonly lookups: LookupStore
  readonly planQuery: PlanQuery
  readonly timeoutMs: number
}

/** Of the queries that are kept parsed: what is made of them is many times as large. */
const MOST_CHARACTERS_PARSED = 50_000

/** All runs whose rows are still kept. */
export class QueryRuns {
  readonly #parts: QueryRunsParts
  readonly #queue: ConnectionQueue
  readonly #kept = new Set<RunningQuery>()
  /** Dashboards ask the same again and again, for another time. */
  readonly #parsed = new LRUCache<string, ParsedQuery>({
    max: 100,
    maxSize: MOST_CHARACTERS_PARSED,
  })
  #started = 0

  constructor(parts: QueryRunsParts) {
    this.#parts = parts
    this.#queue = new ConnectionQueue(parts.database.forQueries)
  }

  /** Throws QueryNotRunnable. */
  start(query: RunQuery): QueryRun {
    const { database, events, timeoutMs } = this.#parts
    const read = new Map<string, EventTable>()
    const plan = this.#plan(query, read, (groups) => events.factsOf(groups))
    const tables = [...read.values()]
    const tallies = tables.map((table) => [table, events.tallyOf(table.group)] as const)
    this.#started += 1
    const run: RunningQuery = new RunningQuery({
      plan,
      isStillRight: () => tables.every((table) => events.isStillTrue(table)),
      planAnyEvents: () => this.#plan(query, new Map(), (groups) => events.tablesOf(groups)),
      queue: this.#queue,
      timeoutMs,
      spillPath: join(database.spillFolder, `rows-${this.#started}`),
      logGroups: tables.length,
      leastScanned: () => leastScannedIn(tallies, query),
      scanned: (connection) => scannedIn(connection, tallies, query),
      onDiscard: () => this.#kept.delete(run),
    })
    this.#kept.add(run)
    return run
  }

  async discardAll(): Promise<void> {
    await Promise.all([...this.#kept].map((run) => run.discard()))
  }

  #parse(text: string): ParsedQuery {
    const known = this.#parsed.get(text)
    if (known !== undefined) return known
    const parsed = parseQuery(text)
    this.#parsed.set(text, parsed, { size: text.length + 1 })
    return parsed
  }

  #plan(
    query: RunQuery,
    read: Map<string, EventTable>,
    find: (groups: readonly string[]) => EventTable[],
  ) {
    const { lookups, planQuery } = this.#parts
    const parsed = this.#parse(query.text)
    const error = parsed.diagnostics.find(({ severity }) => severity === 'error')
    if (error !== undefined && !isRunnable(parsed.diagnostics)) {
      throw new QueryNotRunnable(sentenceOf(error, english), error)
    }
    const tablesOf = (groups: readonly string[]) => {
      const tables = find(groups)
      for (const table of tables) read.set(table.table, table)
      return tables
    }
    const context: QueryContext = {
      tables: tablesOf(query.groups),
      startMs: query.startMs,
      endMs: query.endMs,
      nowMs: query.nowMs,
      ...(query.limit !== undefined && { limit: query.limit }),
      mayUnmask: query.mayUnmask,
      resolveSource: (source) => tablesOf(query.resolveSource?.(source) ?? []),
      lookupTable: (name) => lookups.tableOf(query.lookupTableKey?.(name) ?? name),
      usesHotColumns: query.usesHotColumns ?? true,
    }
    return planQuery(parsed.query, context)
  }
}

function leastScannedIn(
  tallies: readonly (readonly [EventTable, Tally])[],
  { startMs, endMs }: RunQuery,
): Amount {
  const amounts = tallies.map(([, tally]) => amountWithin(tally, startMs, endMs))
  return {
    events: amounts.reduce((sum, { events }) => sum + events, 0),
    bytes: amounts.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

async function scannedIn(
  connection: DuckDBConnection,
  tallies: readonly (readonly [EventTable, Tally])[],
  { startMs, endMs }: RunQuery,
): Promise<Amount> {
  let events = 0
  let bytes = 0
  for (const [{ table }, tally] of tallies) {
    const amount = amountWithin(tally, startMs, endMs)
    events += amount.events
    bytes += amount.bytes
    for (const rest of amount.rest) {
      const [counted] = await rowsOf(
        connection,
        sql`SELECT count(*), sum(size)::BIGINT FROM ${ours(table)}
          WHERE ts BETWEEN ${wholeMs(rest.startMs)} AND ${wholeMs(rest.endMs)} AND ${isEvent}`,
      )
      events += asNumber(counted?.[0])
      bytes += asNumber(counted?.[1])
    }
  }
  return { events, bytes }
}
