import { AwsError } from '../../../operation.ts'
import type { InvocationLogging } from '../../../world/bedrock-state.ts'
import type { World } from '../../../world/world.ts'
import { ingestEvents } from '../../logs/ingest-events.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'
import type { DeliveryHealth } from './delivery-health.ts'
import { LOG_STREAM, mayWriteBucket, mayWriteLog } from './delivery-permission.ts'
import { type Loggable, recordFor } from './loggable.ts'
import { putOffloaded } from './put-offloaded.ts'

const ARRIVES_AFTER_MS = 1_500
const LIVE_MS = 5 * 60_000

type CloudWatchConfig = NonNullable<InvocationLogging['cloudWatchConfig']>

/** All invocations are of one account and Region. */
export async function deliverToCloudWatch(
  world: World,
  config: CloudWatchConfig,
  loggable: readonly Loggable[],
  health: DeliveryHealth,
): Promise<void> {
  const first = loggable[0]?.invocation
  if (first === undefined) return
  const { accountId, region } = first
  const nowMs = world.clock.now().getTime()
  const largeData = config.largeDataDeliveryS3Config
  const mayOffload = largeData !== undefined && mayWriteBucket(world, largeData, first)
  const events = []
  for (const each of loggable) {
    const { invocation } = each
    const { record, offloaded } = recordFor(each, largeData)
    for (const body of offloaded) {
      if (mayOffload) await putOffloaded(world, body, invocation.atMs)
      health.count('ModelInvocationLargeDataS3Delivery', invocation, mayOffload)
    }
    events.push({
      timestampMs: invocation.atMs,
      message: record,
      ...arrival(invocation, nowMs),
    })
  }
  const isDelivered =
    mayWriteLog(world, config, { accountId, region }) &&
    (await ingested(world, { accountId, region, group: config.logGroupName }, events))
  for (const { invocation } of loggable) {
    health.count('ModelInvocationLogsCloudWatchDelivery', invocation, isDelivered)
  }
}

/** A call that ended long ago is history that is made up: it arrived soon after it ended. */
function arrival({ atMs, latencyMs }: LoggedInvocation, nowMs: number) {
  const ingestionTimeMs = atMs + latencyMs + ARRIVES_AFTER_MS
  return nowMs - ingestionTimeMs > LIVE_MS ? { ingestionTimeMs } : {}
}

async function ingested(
  world: World,
  group: Parameters<typeof ingestEvents>[1],
  events: Parameters<typeof ingestEvents>[3],
): Promise<boolean> {
  try {
    await ingestEvents(world, group, LOG_STREAM, events)
    return true
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    return false
  }
}
