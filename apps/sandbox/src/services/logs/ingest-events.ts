import type { NewLogEvent } from '@gatehouse/insights-engine/log-engine'
import { putOwn } from '../../world/iam-store.ts'
import type { World } from '../../world/world.ts'
import { recordFindings } from './data-protection/audit-findings.ts'
import { protectionOf } from './data-protection/protection.ts'
import { existingGroup, groupKey, hasStream, type LogGroupRef, regionOf } from './log-group-ref.ts'
import { applyMetricFilters } from './metric-filters.ts'
import { storeEvents } from './store-events.ts'

export interface IncomingEvent {
  readonly timestampMs: number
  readonly message: string
  /** Only for history that is made up: when it would have arrived. Otherwise now. */
  readonly ingestionTimeMs?: number
}

/**
 * The one door for events, whoever brings them. The group must exist; the stream is made. Masks what
 * data protection names, stores, counts, evaluates metric filters, and tells who watches.
 */
export async function ingestEvents(
  world: World,
  ref: LogGroupRef,
  stream: string,
  events: readonly IncomingEvent[],
): Promise<void> {
  const group = existingGroup(world, ref)
  const nowMs = world.clock.now().getTime()
  if (!hasStream(group, stream)) {
    putOwn(group.streams, stream, nowMs)
    world.changed()
  }
  if (events.length === 0) return
  const protection = protectionOf(regionOf(world, ref), group)
  const incoming = events.map(({ timestampMs, message, ingestionTimeMs = nowMs }): NewLogEvent => {
    const stored = { timestampMs, ingestionTimeMs, logStream: stream, message }
    const masked = protection?.mask(message)
    return masked === undefined ? stored : { ...stored, masked }
  })
  await storeEvents(world, ref, incoming)
  // Masking holds at every way out, so filters and watchers see what everybody may read.
  const readable = incoming.map((event) => ({ ...event, message: event.masked ?? event.message }))
  if (world.liveTail.isWatched) {
    const group = groupKey(ref)
    world.liveTail.publish(readable.map((event) => ({ ...event, group })))
  }
  if (protection !== undefined) await recordFindings(world, ref, protection, incoming)
  await applyMetricFilters(world, ref, readable)
}
