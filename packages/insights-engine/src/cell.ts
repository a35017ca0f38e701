import type { DuckDBValue } from '@duckdb/node-api'

/**
 * What a column of a plan holds: `text` VARCHAR, shown as it is; `number` DOUBLE; `time` BIGINT in
 * milliseconds since 1970; with a `prefix` a whole number that it stands before. Text is made of all
 * but the first here and not in SQL: DuckDB would plan and run it for longer than many a query takes.
 */
export type CellKind = 'text' | 'number' | 'time' | { readonly prefix: string }

/** A value as results show it; undefined and what is no value: null. */
export function cellText(kind: CellKind, value: DuckDBValue | undefined): string | null {
  if (typeof value === 'string') return value
  if (typeof value !== 'number' && typeof value !== 'bigint') return null
  if (typeof kind === 'object') return `${kind.prefix}${value}`
  return kind === 'time' ? timeShown(Number(value)) : numberShown(Number(value))
}

const DAY_MS = 86_400_000
/** Of the day that was shown last: rows in the order of time show few of them. */
let known = { day: 0, date: '1970-01-01' }

/** `YYYY-MM-DD HH:MM:SS.mmm` in UTC; the year has more digits or a sign where it needs them. */
function timeShown(ms: number): string {
  const day = Math.floor(ms / DAY_MS)
  if (day !== known.day) known = { day, date: dateShown(new Date(day * DAY_MS)) }
  const within = ms - day * DAY_MS
  const hours = two(Math.floor(within / 3_600_000))
  const minutes = two(Math.floor(within / 60_000) % 60)
  const seconds = two(Math.floor(within / 1000) % 60)
  return `${known.date} ${hours}:${minutes}:${seconds}.${String(within % 1000).padStart(3, '0')}`
}

function dateShown(date: Date): string {
  const year = date.getUTCFullYear()
  const fullYear = year >= 0 ? String(year).padStart(4, '0') : String(year)
  return `${fullYear}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}

const two = (number: number): string => (number < 10 ? `0${number}` : String(number))

/**
 * At most four places, as the console of CloudWatch shows a computed number; one below 1 keeps four
 * significant digits, because a price of a token would be 0 otherwise. Not finite: no value.
 */
function numberShown(number: number): string | null {
  if (!Number.isFinite(number)) return null
  const size = Math.abs(number)
  if (Number.isInteger(number) && size < 1e21) return String(BigInt(number))
  if (size >= 1e21 || size < 1e-9) return String(number)
  const sign = number < 0 ? '-' : ''
  const digits =
    size >= 1 ? (Math.round(size * 1e4) / 1e4).toFixed(4) : Number(size.toPrecision(4)).toFixed(12)
  return `${sign}${digits.replace(/\.?0+$/, '')}`
}
