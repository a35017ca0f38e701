import type { DurationUnit } from './expression.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
const shortForms: Readonly<Record<DurationUnit, string>> = {
  millisecond: 'ms msec msecs',
  second: 's sec secs',
  minute: 'm min mins',
  hour: 'h hr hrs',
  day: 'd',
  week: 'w',
  month: 'mo mos mon mons',
  quarter: 'q qtr qtrs',
  year: 'y yr yrs',
}

const units = new Map<string, DurationUnit>(
  (Object.keys(shortForms) as DurationUnit[]).flatMap((unit) =>
    `${shortForms[unit]} ${unit} ${unit}s`.split(' ').map((spelling) => [spelling, unit] as const),
  ),
)

export function unitSpelt(spelling: string): DurationUnit | undefined {
  return units.get(spelling.toLowerCase())
}

export function shortest(unit: DurationUnit): string {
  return shortForms[unit].split(' ')[0] ?? unit
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
