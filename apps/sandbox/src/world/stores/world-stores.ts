import type { LogEngine } from '@gatehouse/insights-engine/log-engine'
import type { MetricStore } from './metric-store.ts'
import type { ObjectStore } from './object-store.ts'
import type { TrafficMarks } from './traffic-marks.ts'
import type { TrailRecord, TrailStore } from './trail-store.ts'
import type { WaitingLines } from './waiting-lines.ts'

/** What is too much for the snapshot: each part opens its files when it is first wanted. */
export interface WorldStores {
  logs(): Promise<LogEngine>
  metrics(): Promise<MetricStore>
  /** Knows every call that was noted before it was asked for. */
  trail(): Promise<TrailStore>
  traffic(): Promise<TrafficMarks>
  /** Keeps a call for CloudTrail without making anybody wait: it is written a little later. */
  noteCall(call: TrailRecord): void
  objects(): ObjectStore
  /** Of records on their way into an object; absent: nothing outlives the process anyway. */
  readonly waiting?: WaitingLines
  /** Empties all of it, as `/_sandbox/reset` asks. */
  clear(): Promise<void>
  close(): Promise<void>
}
