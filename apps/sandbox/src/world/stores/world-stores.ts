import type { LogEngine } from '@gatehouse/insights-engine/log-engine'
import type { MetricSink } from './metric-store.ts'
import type { ObjectStore } from './object-store.ts'
import type { TrailSink } from './trail-store.ts'

/** What is too much for the snapshot: each part opens its files when it is first wanted. */
export interface WorldStores {
  logs(): Promise<LogEngine>
  metrics(): Promise<MetricSink>
  trail(): Promise<TrailSink>
  objects(): ObjectStore
  /** Empties all of it, as `/_sandbox/reset` asks. */
  clear(): Promise<void>
  close(): Promise<void>
}
