/** Long enough for the clock, and short enough to be done before the machine turns to others. */
const MEASURABLE_MS = 0.5
const MOST_ROUNDS = 40

/** Where four times the input is less than this many times the work, the work grows with it. */
export const GROWS_WITH_IT = 8

/**
 * How many times the work of the smaller the larger is, both the least of several runs side by
 * side: what else the machine does makes a run longer and never shorter.
 */
export function workRatio(smaller: () => unknown, larger: () => unknown): number {
  let times = 1
  while (workMs(smaller, times) < MEASURABLE_MS) times *= 2
  let [least, leastOfLarger] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    least = Math.min(least, workMs(smaller, times))
    leastOfLarger = Math.min(leastOfLarger, workMs(larger, times))
    if (leastOfLarger < least * GROWS_WITH_IT) break
  }
  return leastOfLarger / least
}

function workMs(work: () => unknown, times: number): number {
  const before = performance.now()
  for (let turn = 0; turn < times; turn += 1) work()
  return performance.now() - before
}
