import type { LoggedInvocation } from '../services/bedrock-runtime/logged-invocation.ts'
import { LOG_STREAM } from '../services/bedrock-runtime/logging/delivery-permission.ts'
import { loggableOf } from '../services/bedrock-runtime/logging/loggable.ts'
import { type IncomingEvent, ingestEvents } from '../services/logs/ingest-events.ts'
import type { World } from '../world/world.ts'
import { isDenied } from './failures.ts'

/**
 * For benchmarks of queries: events in CloudWatch Logs and nothing else. Calls that leave no event
 * (denied, too large, of a Region without logging) are left out.
 */
export async function deliverEvents(
  world: World,
  calls: readonly LoggedInvocation[],
): Promise<number> {
  let delivered = 0
  for (const [place, group] of Map.groupBy(calls, placeOf)) {
    const [accountId = '', region = ''] = place.split('/')
    const logging = world.state.invocationLogging[accountId]?.[region]
    const logGroup = logging?.cloudWatchConfig?.logGroupName
    if (logging === undefined || logGroup === undefined) continue
    const events = group.flatMap((call): IncomingEvent[] => {
      if (isDenied(call)) return []
      const loggable = loggableOf(call, logging)
      if (!loggable.isWhole) return []
      const message = loggable.record
      return [{ timestampMs: call.atMs, message, ingestionTimeMs: call.atMs + call.latencyMs }]
    })
    await ingestEvents(world, { accountId, region, group: logGroup }, LOG_STREAM, events)
    delivered += events.length
  }
  return delivered
}

const placeOf = ({ accountId, region }: LoggedInvocation): string => `${accountId}/${region}`
