import { workRatio as costRatio } from '@gatehouse/insights-ql/testing/work-ratio'

/** How many times the input of the smaller that of the larger is. */
const TIMES = 16

/**
 * What sixteen times the input may cost: work that grows with it costs 16 times as much, work that
 * grows with its square 256 times. Between the two there is room for caches and collections.
 */
export const GROWS_WITH_IT = 64

/**
 * How many times the work of the smaller that of the larger is, where its input is 16 times as
 * long. The smaller is done 16 times as often, so that a busy machine slows both alike.
 */
export function workRatio(smaller: () => unknown, larger: () => unknown): number {
  const asOften = () => {
    for (let turn = 0; turn < TIMES; turn += 1) smaller()
  }
  return TIMES * costRatio(larger, asOften, GROWS_WITH_IT / TIMES)
}
