/** Long enough for the clock, and long enough to have its share of what the machine does besides. */
const MEASURABLE_MS = 4
/** Work that comes near the bound on a busy machine is seen as it is in a quiet moment. */
const MOST_ROUNDS = 100

/**
 * How many times as much as another work one costs. They take turns, so that a busy machine slows
 * both alike, and of either the least of several turns counts. It ends as soon as the answer is
 * below `enough`.
 */
export function workRatio(work: () => unknown, other: () => unknown, enough: number): number {
  let often = 1
  while (msOf(other, often) < MEASURABLE_MS) often *= 2
  let [least, leastOfOther] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    leastOfOther = Math.min(leastOfOther, msOf(other, often))
    least = Math.min(least, msOf(work, often))
    if (least < leastOfOther * enough) break
  }
  return least / leastOfOther
}

function msOf(work: () => unknown, times: number): number {
  const before = performance.now()
  for (let turn = 0; turn < times; turn += 1) work()
  return performance.now() - before
}
