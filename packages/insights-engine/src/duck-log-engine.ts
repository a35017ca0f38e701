import type { DuckDBConnection } from '@duckdb/node-api'
import type { EventTable } from './event-table.ts'
import type { GroupSize, LogEngine, NewLogEvent, ReadEvents, RunQuery } from './log-engine.ts'
import type { QueryRuns } from './run/query-runs.ts'
import { discoverFields } from './store/discover-fields.ts'
import type { EventStore } from './store/event-store.ts'
import type { LookupStore } from './store/lookup-store.ts'
import type { Database } from './store/open-database.ts'
import { pointerIn, readEvent, readEvents } from './store/read-events.ts'
import { sizeOf } from './store/tally.ts'

export interface DuckLogEngineParts {
  readonly database: Database
  readonly events: EventStore
  readonly lookups: LookupStore
  readonly runs: QueryRuns
}

export class DuckLogEngine implements LogEngine {
  readonly #parts: DuckLogEngineParts
  #closed: Promise<void> | undefined

  constructor(parts: DuckLogEngineParts) {
    this.#parts = parts
  }

  createGroup(group: string, log: string): Promise<void> {
    return this.#parts.events.create(group, log)
  }

  dropGroup(group: string): Promise<void> {
    return this.#parts.events.drop(group)
  }

  hasGroup(group: string): boolean {
    return this.#parts.events.has(group)
  }

  append(group: string, events: readonly NewLogEvent[]): Promise<void> {
    return this.#parts.events.append(group, events)
  }

  async read(wanted: ReadEvents) {
    const nothing = { events: [], hasMore: false }
    return await this.#reading(wanted.group, nothing, (connection, table) =>
      readEvents(connection, table, wanted),
    )
  }

  async event(text: string) {
    const { events } = this.#parts
    const pointer = pointerIn(text)
    const table = pointer && events.tableNumbered(pointer.tableNumber)
    if (pointer === undefined || table === undefined) return undefined
    const event = await this.#reading(table.group, undefined, (connection) =>
      readEvent(connection, table, pointer.seq),
    )
    return event && { ...event, group: table.group }
  }

  async fields(group: string, startMs: number, endMs: number) {
    return await this.#reading(group, [], (connection, table) =>
      discoverFields(connection, table, startMs, endMs),
    )
  }

  async size(group: string): Promise<GroupSize> {
    return sizeOf(this.#parts.events.tallyOf(group).streams.values())
  }

  async streams(group: string) {
    const { streams } = this.#parts.events.tallyOf(group)
    return [...streams].map(([stream, size]) => ({ stream, ...size }))
  }

  removeBefore(group: string, timeMs: number): Promise<void> {
    return this.#parts.events.removeBefore(group, timeMs)
  }

  removeStream(group: string, stream: string): Promise<void> {
    return this.#parts.events.removeStream(group, stream)
  }

  putLookupTable(key: string, csv: string) {
    return this.#parts.lookups.put(key, csv)
  }

  dropLookupTable(key: string): Promise<void> {
    return this.#parts.lookups.drop(key)
  }

  start(query: RunQuery) {
    return this.#parts.runs.start(query)
  }

  async clear(): Promise<void> {
    await this.#parts.runs.discardAll()
    await this.#parts.lookups.dropAll()
    await this.#parts.events.dropAll()
  }

  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close(): Promise<void> {
    await this.#parts.runs.discardAll()
    await this.#parts.events.close()
    await this.#parts.database.close()
  }

  /** A group that is dropped while it is read has nothing in it. */
  async #reading<T>(
    group: string,
    nothing: T,
    read: (connection: DuckDBConnection, table: EventTable) => Promise<T>,
  ): Promise<T> {
    const { database, events } = this.#parts
    const [table] = events.factsOf([group])
    if (table === undefined) return nothing
    try {
      return await database.reading((connection) => read(connection, table))
    } catch (cause) {
      if (events.tableOf(group)?.table !== table.table) return nothing
      throw cause
    }
  }
}
