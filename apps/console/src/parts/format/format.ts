/** Dates, numbers and durations in the reader's language, all by `Intl`. */
export interface Format {
  readonly language: string
  date(iso: string): string
  dateTime(iso: string): string
  time(iso: string): string
  /** ISO 8601 in UTC to the second: for tooltips, copies and support. */
  utc(iso: string): string
  number(value: number): string
  percent(share: number): string
  list(items: readonly string[]): string
  /** `3 minutes ago`, `in 5 days`. */
  relative(iso: string, now: Date): string
  days(count: number): string
  milliseconds(count: number): string
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
]

const cache = new Map<string, Format>()

export function formatFor(language: string, timeZone?: string): Format {
  const key = `${language}|${timeZone ?? ''}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = makeFormat(language, timeZone)
  cache.set(key, made)
  return made
}

function makeFormat(language: string, timeZone: string | undefined): Format {
  const zone = timeZone === undefined ? {} : { timeZone }
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', ...zone })
  const dateTime = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...zone,
  })
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium', ...zone })
  const number = new Intl.NumberFormat(language)
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const days = new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' })
  const milliseconds = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'millisecond',
    unitDisplay: 'short',
  })
  return {
    language,
    date: (iso) => date.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    utc: (iso) => `${new Date(iso).toISOString().slice(0, 19)}Z`,
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    list: (items) => list.format(items),
    relative: (iso, now) => relative.format(...relativeStep(Date.parse(iso) - now.getTime())),
    days: (count) => days.format(count),
    milliseconds: (count) => milliseconds.format(count),
  }
}

/** The largest unit that fits; less than a minute counts as now. Exported for its test. */
export function relativeStep(differenceMs: number): [number, Intl.RelativeTimeFormatUnit] {
  for (const [unit, lengthMs] of steps) {
    if (Math.abs(differenceMs) >= lengthMs) return [Math.trunc(differenceMs / lengthMs), unit]
  }
  return [0, 'second']
}
