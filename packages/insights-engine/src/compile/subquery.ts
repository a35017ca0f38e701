import type { Pipeline } from '@gatehouse/insights-ql/command'
import { QueryNotRunnable } from '../query-plan.ts'
import { type Sql, sql } from '../sql.ts'
import type { Planning } from './stages/relation.ts'
import { asText } from './values.ts'

/** `in (…)`: the values of its one column. */
export function planSubquery(planning: Planning, pipeline: Pipeline): Sql {
  const relation = planning.pipeline(pipeline)
  const [name, ...others] = relation.shown.display ?? relation.shown.names
  const value = name === undefined ? undefined : relation.column([name])
  if (others.length > 0 || name === undefined) {
    throw new QueryNotRunnable('A subquery of in has exactly one column.', pipeline)
  }
  const text = value === undefined ? sql`NULL::VARCHAR` : asText(value)
  return sql`SELECT ${text} FROM ${relation.source()}`
}
