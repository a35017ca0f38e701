import type { DurationLiteral } from '@gatehouse/insights-ql/expression'
import { millisecondsOf } from '../periods.ts'

/** The last moment that a calendar can show, in milliseconds: no two events lie further apart. */
const longest = 8.64e15

export function spanOf(duration: DurationLiteral): number {
  return Math.min(Math.round(millisecondsOf(duration)), longest)
}
