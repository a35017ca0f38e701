import type { Pipeline } from '@gatehouse/insights-ql/command'
import type { SelectedSource } from '@gatehouse/insights-ql/reach'
import type { CellKind } from './cell.ts'
import type { EventTable } from './event-table.ts'
import type { Sql } from './sql.ts'

/** All that a query means beside its own text. */
export interface QueryContext {
  readonly tables: readonly EventTable[]
  /** Milliseconds since 1970, both ends included. */
  readonly startMs: number
  readonly endMs: number
  readonly nowMs: number
  /** StartQuery's own limit: a trailing `| limit n`. */
  readonly limit?: number
  /** Whether the caller holds logs:Unmask; without it `unmask()` gives the masked text. */
  readonly mayUnmask: boolean
  /** The groups that a SOURCE names, or why not; asked for the text and for every subquery. */
  readonly resolveSource: (source: SelectedSource) => readonly EventTable[]
  /** The DuckDB table behind `lookup NAME`, all columns VARCHAR, or undefined. */
  readonly lookupTable: (name: string) => LookupTable | undefined
  /** False: fields are read out of the raw event only. The answer is the same, only slower. */
  readonly usesHotColumns: boolean
}

export interface LookupTable {
  readonly table: string
  /** Names of the file's columns with the columns that hold them, `c0`, `c1` … */
  readonly columns: ReadonlyMap<string, string>
}

export interface QueryPlan {
  /** A column `c0`, `c1` … for each of `columns`, in the order of the rows wanted. */
  readonly rows: Sql
  /** What each of these columns holds. */
  readonly kinds: readonly CellKind[]
  /**
   * The rows come in any order, and a last column says which one each is, from 1. To put long texts
   * in order takes DuckDB more memory than it has.
   */
  readonly isPlaced?: boolean
  /** There are no more rows than that. Absent: nobody knows. */
  readonly most?: number
  /** Whether all rows together are little, so that DuckDB may hold them at once. */
  readonly isSmall?: boolean
  /** Names as results show them; `@ptr` is the last where rows are events. */
  readonly columns: readonly string[]
  /**
   * How many events the filters keep; `all`: nothing filters those of the range. Absent: the caller
   * counts rows.
   */
  readonly matched?: Sql | 'all'
}

/** A query that parses and cannot be run, with the place in its text. */
export class QueryNotRunnable extends Error {
  override readonly name = 'QueryNotRunnable'
  readonly from: number
  readonly to: number

  constructor(message: string, { from, to }: { readonly from: number; readonly to: number }) {
    super(message)
    this.from = from
    this.to = to
  }
}

/** Throws QueryNotRunnable. The pipeline has no errors: who parses it asked `isRunnable` first. */
export type PlanQuery = (pipeline: Pipeline, context: QueryContext) => QueryPlan
