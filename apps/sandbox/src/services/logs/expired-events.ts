import type { LogEngine } from '@gatehouse/insights-engine/log-engine'
import type { LogGroup } from '../../world/logs-state.ts'

const DAY_MS = 24 * 60 * 60_000
/** Removing costs a statement, so the horizon moves in steps; pages are cut at it exactly. */
const STEP_MS = 60_000

/** Before this moment events have expired; undefined: they never do. */
export function retentionHorizonMs(group: LogGroup, nowMs: number): number | undefined {
  return group.retentionInDays === undefined ? undefined : nowMs - group.retentionInDays * DAY_MS
}

const removedBefore = new WeakMap<LogEngine, Map<string, number>>()

/** Whoever sets a retention may have let older events in since the last time there was one. */
export function lookForExpiredAgain(engine: LogEngine, key: string): void {
  removedBefore.get(engine)?.delete(key)
}

/** AWS takes up to 72 hours to delete what has expired; here it is gone with the next look at it. */
export async function removeExpired(
  engine: LogEngine,
  key: string,
  horizonMs: number | undefined,
): Promise<void> {
  if (horizonMs === undefined) return
  const known = removedBefore.get(engine) ?? new Map<string, number>()
  removedBefore.set(engine, known)
  // The clock and the retention may move either way.
  if (Math.abs(horizonMs - (known.get(key) ?? Number.NEGATIVE_INFINITY)) < STEP_MS) return
  known.set(key, horizonMs)
  await engine.removeBefore(key, horizonMs)
}
