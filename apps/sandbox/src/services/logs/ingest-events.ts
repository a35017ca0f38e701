import type { NewLogEvent } from '@gatehouse/insights-engine/log-engine'
import { putOwn } from '../../world/iam-store.ts'
import type { MetricSink } from '../../world/stores/metric-store.ts'
import type { World } from '../../world/world.ts'
import { recordFindings } from './data-protection/audit-findings.ts'
import { protectionOf } from './data-protection/protection.ts'
import { metricsOf, recordIngestion } from './ingestion-metrics.ts'
import { existingGroup, hasStream, type LogGroupRef, regionOf } from './log-group-ref.ts'
import { storeEvents } from './store-events.ts'
import { tellWatchers } from './tell-watchers.ts'

export interface IncomingEvent {
  readonly timestampMs: number
  /** Asked for where it is used, and not held: of a history it may be made anew each time. */
  readonly message: string
  /** In UTF-8, where that is known. */
  readonly messageBytes?: number | undefined
  /** Only for history that is made up: when it would have arrived. Otherwise now. */
  readonly ingestionTimeMs?: number
  /** Whoever made the message knows that it is one JSON object. */
  readonly isJsonObject?: boolean
  /** Only of history that is told again after a sudden end: the store has it, the metrics do not. */
  readonly isStored?: boolean
}

type IngestedEvent = NewLogEvent & Pick<IncomingEvent, 'messageBytes'>

/**
 * The one door for events, whoever brings them. The group must exist; the stream is made. Masks what
 * data protection names, stores, counts, evaluates metric filters, and tells who watches.
 */
export async function ingestEvents(
  world: World,
  ref: LogGroupRef,
  stream: string,
  events: readonly IncomingEvent[],
  metrics: MetricSink = metricsOf(world),
): Promise<void> {
  const group = existingGroup(world, ref)
  const nowMs = world.clock.now().getTime()
  if (!hasStream(group, stream)) {
    putOwn(group.streams, stream, nowMs)
    world.changed()
  }
  if (events.length === 0) return
  const protection = protectionOf(regionOf(world, ref), group)
  const incoming = events.map((event): IngestedEvent => {
    const { timestampMs, messageBytes, ingestionTimeMs = nowMs, isJsonObject = false } = event
    const stored = { timestampMs, messageBytes, ingestionTimeMs, logStream: stream, isJsonObject }
    const masked = protection?.mask(event.message)
    if (masked !== undefined) return { ...stored, message: event.message, masked }
    return {
      ...stored,
      get message() {
        return event.message
      },
    }
  })
  const fresh = events.some(({ isStored }) => isStored === true)
    ? incoming.filter((_, index) => events[index]?.isStored !== true)
    : incoming
  await storeEvents(world, ref, fresh)
  await recordIngestion(metrics, ref, incoming)
  if (protection !== undefined) await recordFindings(world, ref, protection, incoming, metrics)
  // Masking holds at every way out, so filters and watchers see what everybody may read.
  const readable = protection === undefined ? incoming : incoming.map(asEverybodyReads)
  await tellWatchers(world, ref, readable, metrics)
}

const asEverybodyReads = (event: IngestedEvent): IngestedEvent =>
  event.masked === undefined ? event : { ...event, message: event.masked }
