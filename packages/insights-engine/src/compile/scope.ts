import type { Planning, Relation } from './stages/relation.ts'
import { planSubquery } from './subquery.ts'
import type { ExpressionScope } from './value.ts'
import { noValue } from './values.ts'

/** What an expression may name in the rows of a relation; what is not there has no value. */
export function scopeOf(planning: Planning, relation: Relation): ExpressionScope {
  return {
    context: planning.context,
    column: (segments) => relation.column(segments) ?? noValue,
    unmasked: (segments) => relation.unmasked(segments) ?? noValue,
    subquery: (pipeline) => planSubquery(planning, pipeline),
  }
}
