import type { LogGroup } from '../../world/logs-state.ts'
import type { World } from '../../world/world.ts'
import { groupKey, type LogGroupRef } from './log-group-ref.ts'

const DAY_MS = 24 * 60 * 60_000
/** Removing costs a statement; events just past the horizon are hidden by reading from it on. */
const STEP_MS = 60_000

/** Before this moment events have expired; undefined: they never do. */
export function retentionHorizonMs(group: LogGroup, nowMs: number): number | undefined {
  return group.retentionInDays === undefined ? undefined : nowMs - group.retentionInDays * DAY_MS
}

const removed = new WeakMap<World, Map<string, number>>()

/**
 * Forgets what has expired on the world's clock. Every reading begins with it; AWS takes up to 72
 * hours, here expired events are gone at once.
 */
export async function forgetExpired(
  world: World,
  ref: LogGroupRef,
  group: LogGroup,
): Promise<number | undefined> {
  const horizonMs = retentionHorizonMs(group, world.clock.now().getTime())
  if (horizonMs === undefined) return undefined
  const lastOf = removed.get(world) ?? new Map<string, number>()
  removed.set(world, lastOf)
  const key = groupKey(ref)
  if (horizonMs < (lastOf.get(key) ?? Number.NEGATIVE_INFINITY) + STEP_MS) return horizonMs
  const engine = await world.stores.logs()
  if (engine.hasGroup(key)) {
    lastOf.set(key, horizonMs)
    await engine.removeBefore(key, horizonMs)
  }
  return horizonMs
}
