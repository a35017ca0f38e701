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

/** `YYYY-MM-DD HH:MM:SS.mmm` in UTC; the year has more digits or a sign where it needs them. */
function timeShown(ms: number): string {
  const date = new Date(ms)
  const iso = date.toISOString()
  const rest = `${iso.slice(-20, -14)} ${iso.slice(-13, -1)}`
  const year = date.getUTCFullYear()
  return `${year >= 0 && year <= 9999 ? iso.slice(0, 4) : year}${rest}`
}

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
