/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
const SHORT: ReadonlySet<number> = new Set([1, 5, 10, 20, 30])
const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

export const PERIOD_RULE = 'must be 1, 5, 10, 20, 30, or a multiple of 60'

export const isPeriod = (seconds: number): boolean =>
  SHORT.has(seconds) || (seconds > 0 && seconds % 60 === 0)

/** Older data is kept in coarser periods, and finer questions find none of it. */
export function oldestMs(periodSeconds: number, nowMs: number): number {
  if (periodSeconds % 3_600 === 0) return nowMs - 455 * DAY_MS
  if (periodSeconds % 300 === 0) return nowMs - 63 * DAY_MS
  if (periodSeconds % 60 === 0) return nowMs - 15 * DAY_MS
  return nowMs - 3 * HOUR_MS
}

/** Down to the minute, to five or to an hour, by how long ago it is; short periods keep seconds. */
export function roundedStart(startMs: number, periodSeconds: number, nowMs: number): number {
  const age = nowMs - startMs
  const ofAge = age < 15 * DAY_MS ? 60 : age < 63 * DAY_MS ? 300 : 3_600
  const resolution = (SHORT.has(periodSeconds) && age < 3 * HOUR_MS ? periodSeconds : ofAge) * 1_000
  return Math.floor(startMs / resolution) * resolution
}
