import type { MetricSink } from './metric-store.ts'
import type { TrailSink } from './trail-store.ts'

/** Metrics and API calls, kept in one database of their own. */
export interface Ledger {
  readonly metrics: MetricSink
  readonly trail: TrailSink
  clear(): Promise<void>
  close(): Promise<void>
}
