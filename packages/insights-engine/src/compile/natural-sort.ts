import { joined, type Sql, sql } from '../sql.ts'
import type { Value } from './value.ts'
import { asNumber, asText } from './values.ts'
import { onceEach } from './values-once.ts'

/**
 * Keys for ORDER BY. AWS sorts naturally: what is no number stands before all numbers; numbers by
 * value; other text in chunks of digits and of anything else, digits by their count and then by value,
 * the rest by code points. No value is the lowest of all; descending is the exact reverse.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Sort.html
 */
export function sortKeys(value: Value, direction: 'asc' | 'desc'): Sql {
  const ending = { text: direction === 'asc' ? ' ASC NULLS FIRST' : ' DESC NULLS LAST', values: [] }
  return joined(
    keysOf(value).map((key) => sql`${key}${ending}`),
    ', ',
  )
}

/** The same order as one value to compare by; NULL for no value. */
export function sortOrder(value: Value): Sql {
  if (value.kind !== 'text' && value.kind !== 'json') return value.sql
  return onceEach([asText(value), asNumber(value)], ([text, number]) => {
    if (text === undefined || number === undefined) throw new Error('Two values have two names.')
    return sql`CASE WHEN ${text} IS NOT NULL THEN struct_pack(k := ${number} IS NOT NULL, n := coalesce(${number}, 0), c := CASE WHEN ${number} IS NULL THEN ql_chunks(${text}) END, t := ${text}) END`
  })
}

function keysOf(value: Value): readonly Sql[] {
  if (value.asInteger !== undefined) return [value.asInteger]
  if (value.kind !== 'text' && value.kind !== 'json') return [value.sql]
  const text = asText(value)
  const number = asNumber(value)
  return [
    sql`(${number} IS NOT NULL)`,
    number,
    sql`CASE WHEN ${number} IS NULL THEN ql_chunks(${text}) END`,
    text,
  ]
}
