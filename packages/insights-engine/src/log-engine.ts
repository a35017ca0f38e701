import type { SelectedSource } from '@gatehouse/insights-ql/reach'

export interface LogEngineOptions {
  /** Where the database file and spilled data stand; absent: in memory. */
  readonly directory?: string | undefined
  /** What DuckDB may hold in memory before it spills. */
  readonly memoryLimitMb: number
  readonly threads?: number
  /** More queries than that, and than three, wait as `Scheduled`. */
  readonly queriesAtOnce: number
  readonly queryTimeoutMs: number
  /** Of a longer event the text counts as that of several rows; absent: as memory wants it. */
  readonly bytesPerRow?: number
}

export interface NewLogEvent {
  readonly timestampMs: number
  readonly ingestionTimeMs: number
  readonly logStream: string
  readonly message: string
  /** The message as a data protection policy leaves it, if it changed it. */
  readonly masked?: string
  /** Who wrote the message knows that it is one JSON object, so that nobody has to look. */
  readonly isJsonObject?: boolean
}

export interface StoredLogEvent extends NewLogEvent {
  /** Opaque; what `@ptr` and FilterLogEvents' eventId are made of. */
  readonly pointer: string
}

/** Events of a group in order of time; `after` is the cursor that the last page ended with. */
export interface ReadEvents {
  readonly group: string
  readonly streams?: readonly string[]
  readonly streamPrefix?: string
  readonly startMs?: number
  /** Not included, as in GetLogEvents. */
  readonly endMs?: number
  readonly newestFirst: boolean
  readonly after?: string
  readonly limit: number
}

/** Fewer events than asked for where they are long: go on after the last one while there are more. */
export interface EventPage {
  readonly events: readonly (StoredLogEvent & { readonly cursor: string })[]
  readonly hasMore: boolean
}

export interface GroupSize {
  readonly bytes: number
  readonly events: number
  readonly firstMs?: number
  readonly lastMs?: number
  readonly lastIngestionMs?: number
}

export type QueryStatus = 'Scheduled' | 'Running' | 'Complete' | 'Failed' | 'Cancelled' | 'Timeout'

export interface QueryStatistics {
  readonly recordsMatched: number
  readonly recordsScanned: number
  readonly bytesScanned: number
  readonly logGroupsScanned: number
}

export interface RunQuery {
  /** Already parsed once by the caller; parsed again here, and thrown as QueryNotRunnable if bad. */
  readonly text: string
  readonly groups: readonly string[]
  readonly startMs: number
  readonly endMs: number
  readonly nowMs: number
  readonly limit?: number
  readonly mayUnmask: boolean
  /** Group keys that a SOURCE stands for; throws what the caller wants answered. */
  readonly resolveSource?: (source: SelectedSource) => readonly string[]
  /** The key of the table that `lookup NAME` means; absent: the name itself. */
  readonly lookupTableKey?: (name: string) => string
  readonly usesHotColumns?: boolean
}

/** One run of a query. Rows are kept outside of JavaScript's heap once they are many. */
export interface QueryRun {
  readonly columns: readonly string[]
  status(): QueryStatus
  /** From 0 to 1, as far as DuckDB can tell; never less than it said before. */
  progress(): number
  /**
   * Until the rows are there, records and bytes scanned are those of the range times the progress: no
   * more than DuckDB has begun to read.
   */
  statistics(): QueryStatistics
  /** Why it failed, for people; undefined otherwise. */
  failure(): string | undefined
  rowCount(): number
  /**
   * Rows that are there already; null: no value. In the order of `columns`. At most about 64 MB of
   * them at once, though at least one: go on at `from` and the number that came.
   */
  rows(from: number, count: number): Promise<readonly (readonly (string | null)[])[]>
  /** Ends it as Cancelled; false: it had already ended. */
  cancel(): boolean
  /** Resolves when all rows are there, and what is left is to count; or when it ended without. */
  readonly answered: Promise<void>
  /** Resolves when it ended, whichever way. */
  readonly ended: Promise<void>
  /** Forgets the rows. */
  discard(): Promise<void>
}

export interface LookupTableFacts {
  readonly fields: readonly string[]
  readonly records: number
}

/** A CSV that cannot be a lookup table; the message says where and why. */
export class UnreadableLookupTable extends Error {
  override readonly name = 'UnreadableLookupTable'
}

/** The events of many log groups, and the language over them. Groups are named by keys of the caller. */
export interface LogEngine {
  createGroup(group: string, log: string): Promise<void>
  dropGroup(group: string): Promise<void>
  hasGroup(group: string): boolean
  append(group: string, events: readonly NewLogEvent[]): Promise<void>
  read(wanted: ReadEvents): Promise<EventPage>
  event(pointer: string): Promise<(StoredLogEvent & { readonly group: string }) | undefined>
  /** Discovered fields and the share of recent events that have each, in percent. */
  fields(
    group: string,
    startMs: number,
    endMs: number,
  ): Promise<{ name: string; percent: number }[]>
  size(group: string): Promise<GroupSize>
  streams(group: string): Promise<readonly (GroupSize & { readonly stream: string })[]>
  /** Retention: forgets events with an earlier timestamp. */
  removeBefore(group: string, timeMs: number): Promise<void>
  removeStream(group: string, stream: string): Promise<void>
  /**
   * A CSV file as a table for `lookup`; the first line names its columns. Throws
   * UnreadableLookupTable.
   */
  putLookupTable(key: string, csv: string): Promise<LookupTableFacts>
  dropLookupTable(key: string): Promise<void>
  start(query: RunQuery): QueryRun
  /** Empties everything: groups, lookup tables, runs. */
  clear(): Promise<void>
  close(): Promise<void>
}
