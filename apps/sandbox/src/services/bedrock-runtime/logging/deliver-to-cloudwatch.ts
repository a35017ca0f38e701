import { AwsError } from '../../../operation.ts'
import type { InvocationLogging } from '../../../world/bedrock-state.ts'
import type { MetricSink } from '../../../world/stores/metric-store.ts'
import type { World } from '../../../world/world.ts'
import { type IncomingEvent, ingestEvents } from '../../logs/ingest-events.ts'
import type { DeliveryHealth } from './delivery-health.ts'
import {
  type AccountRegion,
  LOG_STREAM,
  mayWriteBucket,
  mayWriteLog,
} from './delivery-permission.ts'
import { type Loggable, recordFor } from './loggable.ts'
import { type DatedBody, putOffloaded } from './put-offloaded.ts'

const ARRIVES_AFTER_MS = 1_500
const LIVE_MS = 5 * 60_000

type CloudWatchConfig = NonNullable<InvocationLogging['cloudWatchConfig']>

export interface Delivering {
  readonly health: DeliveryHealth
  /** Where what is counted on the way is left. */
  readonly metrics: MetricSink
  /** Whether the log has the call already, as after a sudden end. */
  readonly isStored: (requestId: string) => boolean
}

/** All calls are of one account and Region. */
export async function deliverToCloudWatch(
  world: World,
  config: CloudWatchConfig,
  where: AccountRegion,
  loggable: readonly Loggable[],
  { health, metrics, isStored }: Delivering,
): Promise<void> {
  const nowMs = world.clock.now().getTime()
  const largeData = config.largeDataDeliveryS3Config
  const bodies: DatedBody[] = []
  const events = loggable.map((each): IncomingEvent => {
    const facts = {
      timestampMs: each.atMs,
      isJsonObject: true,
      ingestionTimeMs: arrivalMs(each, nowMs),
      isStored: isStored(each.requestId),
    }
    if (each.isWhole) {
      return {
        ...facts,
        messageBytes: each.recordBytes,
        get message() {
          return each.record
        },
      }
    }
    const { record, offloaded } = recordFor(each, largeData)
    for (const body of offloaded) bodies.push({ ...body, atMs: each.atMs })
    return { ...facts, message: record }
  })
  if (largeData !== undefined && bodies.length > 0) {
    const mayOffload = mayWriteBucket(world, largeData, where)
    if (mayOffload) await putOffloaded(world, bodies)
    const times = bodies.map(({ atMs }) => atMs)
    health.count('ModelInvocationLargeDataS3Delivery', where, mayOffload, times)
  }
  const isDelivered =
    mayWriteLog(world, config, where) &&
    (await ingested(world, { ...where, group: config.logGroupName }, events, metrics))
  const times = loggable.map(({ atMs }) => atMs)
  health.count('ModelInvocationLogsCloudWatchDelivery', where, isDelivered, times)
}

/** A call that ended long ago is history that is made up: it arrived soon after it ended. */
function arrivalMs({ atMs, latencyMs }: Loggable, nowMs: number): number {
  const ingestionTimeMs = atMs + latencyMs + ARRIVES_AFTER_MS
  return nowMs - ingestionTimeMs > LIVE_MS ? ingestionTimeMs : nowMs
}

async function ingested(
  world: World,
  group: Parameters<typeof ingestEvents>[1],
  events: readonly IncomingEvent[],
  metrics: MetricSink,
): Promise<boolean> {
  try {
    await ingestEvents(world, group, LOG_STREAM, events, metrics)
    return true
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    return false
  }
}
