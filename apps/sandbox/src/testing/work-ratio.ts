/** Long enough for the clock, and long enough to have its share of what the machine does besides. */
const MEASURABLE_MS = 4
/** Work that makes much garbage comes near the bound on a busy machine; a quiet moment shows it as it is. */
const MOST_ROUNDS = 100
/** How many times the input of the smaller that of the larger is. */
const TIMES = 16

/**
 * What sixteen times the input may cost: work that grows with it costs 16 times as much, work that
 * grows with its square 256 times. Between the two there is room for caches and collections.
 */
export const GROWS_WITH_IT = 64

/**
 * How many times the work of the smaller that of the larger is, where its input is 16 times as
 * long. The smaller is done 16 times as often, so that a busy machine slows both alike, and of
 * either the least of several runs counts.
 */
export function workRatio(smaller: () => unknown, larger: () => unknown): number {
  let often = 1
  while (workMs(smaller, TIMES * often) < MEASURABLE_MS) often *= 2
  let [least, leastOfLarger] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    least = Math.min(least, workMs(smaller, TIMES * often) / TIMES)
    leastOfLarger = Math.min(leastOfLarger, workMs(larger, often))
    if (leastOfLarger < least * GROWS_WITH_IT) break
  }
  return leastOfLarger / least
}

function workMs(work: () => unknown, times: number): number {
  const before = performance.now()
  for (let turn = 0; turn < times; turn += 1) work()
  return performance.now() - before
}
