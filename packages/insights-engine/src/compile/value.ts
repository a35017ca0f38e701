import type { Pipeline } from '@gatehouse/insights-ql/command'
import type { QueryContext } from '../query-plan.ts'
import type { Sql } from '../sql.ts'

/**
 * What an expression is in SQL. `text` is VARCHAR and what every field of an event is; it is read as
 * a number where one is needed. `number` is DOUBLE and always finite, `boolean` BOOLEAN, `time` BIGINT
 * in milliseconds since 1970. `json` is VARCHAR that holds valid JSON: a map, a list, or what was
 * taken out of one, which may be any JSON value but null. SQL's NULL is "no value" in all of them.
 * Conversions between them stand in values.ts, what results show in display.ts and cell.ts.
 */
export type ValueKind = 'text' | 'number' | 'boolean' | 'time' | 'json'

export interface Value {
  readonly kind: ValueKind
  readonly sql: Sql
  /** The same value as DOUBLE where that is at hand cheaper than by reading the text. */
  readonly asNumber?: Sql
  /** The same value as a bare BIGINT, where that is all that any event has: see `oddColumns`. */
  readonly asInteger?: Sql
  /** A time that the range of the query keeps from being before 1970. */
  readonly isSince1970?: boolean
}

/** What names mean at a place of the pipeline, and what an expression may hold there. */
export interface ExpressionScope {
  readonly context: QueryContext
  /** A column made by an earlier stage, or a field of the event: NULL where there is none. */
  readonly column: (segments: readonly string[]) => Value
  /** The message before masking, or a field of it; the masked one for who may not unmask. */
  readonly unmasked: (segments: readonly string[]) => Value
  /** `in (subquery)`: a SELECT of one VARCHAR column. */
  readonly subquery: (pipeline: Pipeline) => Sql
}
