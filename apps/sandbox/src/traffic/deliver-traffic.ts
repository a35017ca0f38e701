import { LOG_STREAM } from '../services/bedrock-runtime/logging/delivery-permission.ts'
import type { PreparedPlace } from '../services/bedrock-runtime/logging/prepared-calls.ts'
import { type IncomingEvent, ingestEvents } from '../services/logs/ingest-events.ts'
import type { InvocationLoggingState } from '../world/bedrock-state.ts'
import type { World } from '../world/world.ts'

/** The same without what is delivered to S3. */
export function logsAlone(logging: InvocationLoggingState): InvocationLoggingState {
  return Object.fromEntries(
    Object.entries(logging).map(([accountId, regions]) => [
      accountId,
      Object.fromEntries(
        Object.entries(regions).map(([region, { s3Config: _, ...rest }]) => [region, rest]),
      ),
    ]),
  )
}

/**
 * For benchmarks of queries: events in CloudWatch Logs and nothing else, `most` of them at most.
 * Calls with bodies in objects of their own are left out.
 */
export async function deliverEvents(
  world: World,
  { where, loggable }: PreparedPlace,
  most: number,
): Promise<number> {
  const logging = world.state.invocationLogging[where.accountId]?.[where.region]
  const group = logging?.cloudWatchConfig?.logGroupName
  if (group === undefined) return 0
  const whole = loggable.filter((call) => call.isWhole).slice(0, most)
  const events = whole.map(
    (call): IncomingEvent => ({
      timestampMs: call.atMs,
      ingestionTimeMs: call.atMs + call.latencyMs,
      isJsonObject: true,
      messageBytes: call.recordBytes,
      get message() {
        return call.record
      },
    }),
  )
  await ingestEvents(world, { ...where, group }, LOG_STREAM, events)
  return events.length
}
