import type { CellKind } from '../cell.ts'
import { type Sql, sql } from '../sql.ts'
import type { Value } from './value.ts'
import { asText } from './values.ts'
import { once } from './values-once.ts'

/** What SQL gives of a value, and what that is: `cellText` makes the text of it. */
export interface Displayed {
  readonly sql: Sql
  readonly kind: CellKind
}

/**
 * A value as results show it: truths as 1 and 0, maps and lists as JSON. Text, which every field is,
 * stays as the event has it.
 */
export function displayed(value: Value): Displayed {
  switch (value.kind) {
    case 'text':
    case 'number':
    case 'time':
      return { kind: value.kind, sql: value.sql }
    case 'json':
      return {
        kind: 'text',
        sql: once(
          value.sql,
          (it) => sql`CASE WHEN ql_is_container(${it}) THEN ${it} ELSE ql_json_text(${it}) END`,
        ),
      }
    case 'boolean':
      return { kind: 'text', sql: asText(value) }
  }
}
