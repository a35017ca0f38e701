import { mostOf } from '@gatehouse/insights-ql/durations'
import type { DurationLiteral, DurationUnit } from '@gatehouse/insights-ql/expression'
import { digits, type Sql, sql } from '../sql.ts'
import type { Value } from './value.ts'
import { asTime, integerConstant } from './values.ts'
import { once } from './values-once.ts'

type FixedUnit = Exclude<DurationUnit, 'month' | 'quarter' | 'year'>

const second = 1000
const day = 24 * 60 * 60 * second
const fixed: Readonly<Record<FixedUnit, number>> = {
  millisecond: 1,
  second,
  minute: 60 * second,
  hour: 60 * 60 * second,
  day,
  week: 7 * day,
}
const monthsIn = { month: 1, quarter: 3, year: 12 } as const

/** The first Monday of 1970, where weeks begin to be counted. */
const firstMonday = 4 * day

/** Ten thousand years: what is longer has one period for all events. */
const longest = 10_000

type Length =
  | { readonly kind: 'fixed'; readonly ms: number; readonly originMs: number }
  | { readonly kind: 'months'; readonly months: number }

/**
 * How long a period is. AWS reduces what is above its unit's cap in silence: bin(300s) is bin(60s).
 * Weeks begin on Mondays; months, quarters and years are those of the calendar. All in UTC.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html
 */
function lengthOf({ amount, unit }: DurationLiteral): Length {
  const capped = Math.max(1, Math.min(amount, mostOf[unit] ?? Number.POSITIVE_INFINITY))
  if (unit === 'month' || unit === 'quarter' || unit === 'year') {
    return { kind: 'months', months: Math.min(capped * monthsIn[unit], longest * 12) }
  }
  const ms = Math.min(capped * fixed[unit], longest * 365 * day)
  return { kind: 'fixed', ms, originMs: unit === 'week' ? firstMonday : 0 }
}

/** Milliseconds of a duration as it is written, without caps; a month counts 30 days, a year 365. */
export function millisecondsOf({ amount, unit }: DurationLiteral): number {
  switch (unit) {
    case 'month':
      return amount * 30 * day
    case 'quarter':
      return amount * 91 * day
    case 'year':
      return amount * 365 * day
    default:
      return amount * fixed[unit]
  }
}

/** The beginning of the period that a time lies in, as BIGINT; an offset moves all beginnings. */
export function floorToPeriod(time: Value, period: DurationLiteral, offsetMs = 0): Sql {
  const length = lengthOf(period)
  const origin = offsetMs + (length.kind === 'fixed' ? length.originMs : 0)
  if (
    time.kind === 'time' &&
    time.isSince1970 === true &&
    length.kind === 'fixed' &&
    origin === 0
  ) {
    return length.ms === 1 ? time.sql : sql`(${time.sql} - ${time.sql} % ${digits(length.ms)})`
  }
  return once(asTime(time), (at) => {
    const moved = origin === 0 ? at : sql`(${at} - ${integerConstant(origin)})`
    const start = floored(moved, length)
    return origin === 0 ? start : sql`(${start} + ${integerConstant(origin)})`
  })
}

/** The first beginning of a period that is not before a time. */
export function ceilToPeriod(time: Value, period: DurationLiteral): Sql {
  const length = lengthOf(period)
  const origin = length.kind === 'fixed' ? length.originMs : 0
  return once(asTime(time), (at) => {
    const before = floored(sql`(${at} - ${integerConstant(origin + 1)})`, length)
    const next =
      length.kind === 'fixed'
        ? sql`(${before} + ${integerConstant(length.ms)})`
        : sql`ql_months_after(${before}, ${integerConstant(length.months)})`
    return origin === 0 ? next : sql`(${next} + ${integerConstant(origin)})`
  })
}

function floored(time: Sql, length: Length): Sql {
  if (length.kind === 'months')
    return sql`ql_months_floor(${time}, ${integerConstant(length.months)})`
  if (length.ms === 1) return time
  return sql`ql_floor(${time}, ${integerConstant(length.ms)})`
}
