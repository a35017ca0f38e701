import { type Sql, sql } from '../sql.ts'
import type { Value } from './value.ts'
import { asText } from './values.ts'
import { once } from './values-once.ts'

/**
 * A value as results show it. Times are `YYYY-MM-DD HH:MM:SS.mmm` in UTC, truths 1 and 0, maps and
 * lists JSON. A computed number has at most four places, as the console of CloudWatch shows it; one
 * below 1 keeps four significant digits, because a price of a token would be 0 otherwise. Text, which
 * every field is, stays as the event has it.
 */
export function displayText(value: Value): Sql {
  switch (value.kind) {
    case 'text':
      return value.sql
    case 'number':
      return once(value.sql, (it) => sql`ql_number_shown(${it})`)
    case 'time':
      return sql`strftime(make_timestamp_ms(${value.sql}), '%Y-%m-%d %H:%M:%S.%g')`
    case 'json':
      return once(
        value.sql,
        (it) => sql`CASE WHEN ql_is_container(${it}) THEN ${it} ELSE ql_json_text(${it}) END`,
      )
    case 'boolean':
      return asText(value)
  }
}
