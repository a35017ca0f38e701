import { LOG_STREAM } from '../services/bedrock-runtime/logging/delivery-permission.ts'
import { groupKey } from '../services/logs/log-group-ref.ts'
import type { World } from '../world/world.ts'

const EVENTS_AT_ONCE = 1_000
/** Stands at the head of a record, before anything that somebody said. */
const REQUEST_ID = /"requestId":"([^"]+)"/

/**
 * Requests after a moment that the invocation logs tell of: those of the traffic whose delivery
 * ended before metrics and CloudTrail were told.
 */
export async function callsStoredAfter(world: World, afterMs: number): Promise<Set<string>> {
  const engine = await world.stores.logs()
  const stored = new Set<string>()
  for (const key of logGroups(world)) {
    if (!engine.hasGroup(key) || ((await engine.size(key)).lastMs ?? 0) <= afterMs) continue
    let after: string | undefined
    do {
      const page = await engine.read({
        group: key,
        streams: [LOG_STREAM],
        startMs: afterMs + 1,
        newestFirst: false,
        limit: EVENTS_AT_ONCE,
        ...(after === undefined ? {} : { after }),
      })
      for (const { message } of page.events) {
        const requestId = REQUEST_ID.exec(message)?.[1]
        if (requestId !== undefined) stored.add(requestId)
      }
      after = page.hasMore ? page.events.at(-1)?.cursor : undefined
    } while (after !== undefined)
  }
  return stored
}

function logGroups(world: World): string[] {
  return Object.entries(world.state.invocationLogging).flatMap(([accountId, regions]) =>
    Object.entries(regions).flatMap(([region, { cloudWatchConfig }]) =>
      cloudWatchConfig === undefined
        ? []
        : [groupKey({ accountId, region, group: cloudWatchConfig.logGroupName })],
    ),
  )
}
