import type { DurationLiteral } from '@gatehouse/insights-ql/expression'
import { millisecondsOf } from '../periods.ts'

/** The last moment that a calendar can show, in milliseconds: no two events lie further apart. */
const longest = 8.64e15

/** A moment that DuckDB can compare with a column of whole milliseconds. */
export function wholeMs(timeMs: number): number {
  const bounded = Math.min(Math.max(timeMs, -longest), longest)
  return Number.isNaN(bounded) ? 0 : Math.trunc(bounded)
}

export function spanOf(duration: DurationLiteral): number {
  return Math.min(Math.round(millisecondsOf(duration)), longest)
}
