import type { MetricSink } from '../../world/stores/metric-store.ts'
import type { World } from '../../world/world.ts'
import { groupKey, type LogGroupRef } from './log-group-ref.ts'
import { applyMetricFilters } from './metric-filters.ts'

interface ReadableEvent {
  readonly timestampMs: number
  readonly ingestionTimeMs: number
  readonly logStream: string
  /** As everybody may read it. */
  readonly message: string
}

/** Live Tail and the metric filters of a group hear of every event that was stored in it. */
export async function tellWatchers(
  world: World,
  ref: LogGroupRef,
  events: readonly ReadableEvent[],
  metrics: MetricSink,
): Promise<void> {
  if (world.liveTail.isWatched) {
    const group = groupKey(ref)
    world.liveTail.publish(events.map((event) => ({ ...event, group })))
  }
  await applyMetricFilters(world, ref, events, metrics)
}
