import type { MetricStore } from './metric-store.ts'
import type { TrafficMarks } from './traffic-marks.ts'
import type { TrailStore } from './trail-store.ts'

/** Metrics and API calls, kept in one database of their own. */
export interface Ledger {
  readonly metrics: MetricStore
  readonly trail: TrailStore
  readonly traffic: TrafficMarks
  clear(): Promise<void>
  close(): Promise<void>
}
