import type { Question } from './questions.ts'

type Rows = readonly (readonly unknown[])[]

/**
 * Whether two answers say the same: rows in any order, numbers as far as results show them, times as
 * milliseconds or as text.
 */
export function sameAnswer({ query }: Question, left: Rows, right: Rows): boolean {
  const isPart = / limit \d+$/.test(query)
  const [one, other] = [left, right].map((rows) => rows.map(plain).sort())
  if (one === undefined || other === undefined || one.length !== other.length) return false
  // Of rows that sort alike a limit may keep any.
  const differing = one.filter((row, index) => row !== other[index]).length
  return isPart ? differing <= one.length / 10 : differing === 0
}

function plain(row: readonly unknown[]): string {
  return row.map(text).join('\t')
}

function text(value: unknown): string {
  if (value === null || value === undefined) return ''
  const written = String(value)
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/.test(written)) {
    return figure(Date.parse(`${written.replace(' ', 'T')}Z`))
  }
  const number = Number(written)
  return written === '' || Number.isNaN(number) ? written : figure(number)
}

/** Milliseconds count as they are; results show other numbers with four decimals. */
function figure(number: number): string {
  return number.toPrecision(Math.abs(number) > 1e11 ? 13 : 6)
}
