import type { DurationUnit } from './expression.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
const spellings: Readonly<Record<DurationUnit, readonly string[]>> = {
  millisecond: ['ms', 'msec', 'msecs', 'millisecond', 'milliseconds'],
  second: ['s', 'sec', 'secs', 'second', 'seconds'],
  minute: ['m', 'min', 'mins', 'minute', 'minutes'],
  hour: ['h', 'hr', 'hrs', 'hour', 'hours'],
  day: ['d', 'day', 'days'],
  week: ['w', 'week', 'weeks'],
  month: ['mo', 'mos', 'mon', 'mons', 'month', 'months'],
  quarter: ['q', 'qtr', 'qtrs', 'quarter', 'quarters'],
  year: ['y', 'yr', 'yrs', 'year', 'years'],
}

const units = new Map<string, DurationUnit>(
  (Object.keys(spellings) as DurationUnit[]).flatMap((unit) =>
    spellings[unit].map((spelling) => [spelling, unit] as const),
  ),
)

export function unitSpelt(spelling: string): DurationUnit | undefined {
  return units.get(spelling.toLowerCase())
}

export function shortest(unit: DurationUnit): string {
  return spellings[unit][0] ?? unit
}

/** A larger amount in bin() is reduced to this one in silence; the same page. */
export const mostOf: Partial<Record<DurationUnit, number>> = {
  millisecond: 1000,
  second: 60,
  minute: 60,
  hour: 24,
}

/** The next larger unit and how many of the smaller make one. */
export const largerUnit: Partial<Record<DurationUnit, readonly [DurationUnit, number]>> = {
  millisecond: ['second', 1000],
  second: ['minute', 60],
  minute: ['hour', 60],
  hour: ['day', 24],
}
