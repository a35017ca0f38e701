import { type Sql, sql } from '../sql.ts'
import type { Value } from './value.ts'
import { isSimple, once } from './values-once.ts'

export const noValue: Value = { kind: 'text', sql: sql`CAST(NULL AS VARCHAR)` }

export const textValue = (it: Sql): Value => ({ kind: 'text', sql: it })
export const numberValue = (it: Sql): Value => ({ kind: 'number', sql: it })
export const booleanValue = (it: Sql): Value => ({ kind: 'boolean', sql: it })
export const timeValue = (it: Sql): Value => ({ kind: 'time', sql: it })
export const jsonValue = (it: Sql): Value => ({ kind: 'json', sql: it })

/** Numbers travel as text: DuckDB's client guesses an integer type for whole ones and then overflows. */
export function numberConstant(value: number): Sql {
  return Number.isFinite(value) ? sql`CAST(${String(value)} AS DOUBLE)` : sql`CAST(NULL AS DOUBLE)`
}

export function integerConstant(value: number): Sql {
  return sql`CAST(${String(Math.trunc(value))} AS BIGINT)`
}

export function textConstant(value: string): Sql {
  return sql`CAST(${value} AS VARCHAR)`
}

/**
 * Text that is read as a number: what the language's own check takes for one, and `.5` and `5.` too.
 * Not `inf`, `nan` and `1_000`, which DuckDB would read.
 */
function numberOfText(text: Sql): Sql {
  return isSimple(text) ? sql`ql_number(${text})` : once(text, (it) => sql`ql_number(${it})`)
}

/** Neither infinite nor undefined; no value otherwise. A short sum is rather worked out twice. */
export function finite(number: Sql): Sql {
  if (number.text.length <= 120 && !/ql_|list_|CASE/.test(number.text)) {
    return sql`CASE WHEN isfinite(${number}) THEN ${number} END`
  }
  return once(number, (it) => sql`CASE WHEN isfinite(${it}) THEN ${it} END`)
}

/** A map and a list have no text. */
export function asText(value: Value): Sql {
  switch (value.kind) {
    case 'text':
      return value.sql
    case 'number':
      return once(value.sql, (it) => sql`ql_number_text(${it})`)
    case 'boolean':
      return sql`CAST(CAST(${value.sql} AS TINYINT) AS VARCHAR)`
    case 'time':
      return sql`CAST(${value.sql} AS VARCHAR)`
    case 'json':
      return once(value.sql, (it) => sql`ql_json_text(${it})`)
  }
}

export function asNumber(value: Value): Sql {
  if (value.asNumber !== undefined) return value.asNumber
  switch (value.kind) {
    case 'number':
      return value.sql
    case 'boolean':
    case 'time':
      return sql`CAST(${value.sql} AS DOUBLE)`
    case 'text':
    case 'json':
      return numberOfText(asText(value))
  }
}

/** As a number, where the other side is a truth: `true` and `false` in text are 1 and 0 then. */
export function asFlag(value: Value): Sql {
  if (value.kind !== 'text' && value.kind !== 'json') return asNumber(value)
  return once(asText(value), (it) => sql`ql_flag(${it})`)
}

/** NULL for no value; a number is true unless it is 0. */
export function asBoolean(value: Value): Sql {
  if (value.kind === 'boolean') return value.sql
  return sql`(${asFlag(value)} <> 0)`
}

/** Milliseconds since 1970, in the range of dates that calendars can show. */
export function asTime(value: Value): Sql {
  if (value.kind === 'time') return value.sql
  return once(asNumber(value), (it) => sql`ql_time(${it})`)
}

/** JSON of any value: a map or a list stays, text becomes a JSON string. */
export function asJson(value: Value): Sql {
  switch (value.kind) {
    case 'json':
      return value.sql
    case 'number':
    case 'time':
    case 'boolean':
      return asText(value)
    case 'text':
      return sql`CAST(to_json(${value.sql}) AS VARCHAR)`
  }
}

/**
 * What is read as JSON: the text of a field, a map or a list as it is, and of a JSON string what it
 * holds, so that JSON inside of JSON is read like that of a field.
 */
export function asDocument(value: Value): Sql {
  if (value.kind !== 'json') return asText(value)
  return once(value.sql, (it) => sql`ql_json_inner(${it})`)
}
