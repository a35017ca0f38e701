import type { Pipeline } from '@gatehouse/insights-ql/command'
import type { QueryPlan } from '../query-plan.ts'
import type { Sql } from '../sql.ts'
import { refuse } from './refuse.ts'

/** DuckDB reads statements that are nested up to 1,000 levels, counted in its own way. */
const mostLevels = 800

/** A SELECT in another takes several of its levels. */
const weights: ReadonlyMap<string, number> = new Map([
  ['(SELECT', 3],
  ['(WITH', 4],
  ['(', 2],
])

/** Every command of a query lies around those before it, and there may be very many. */
export function refuseTooDeep({ rows, matched }: QueryPlan, query: Pipeline): void {
  const statements = typeof matched === 'object' ? [rows, matched] : [rows]
  if (statements.every((it) => levelsOf(it) <= mostLevels)) return
  refuse(query, 'The query has too many commands, or too much inside of each other, to be run.')
}

function levelsOf({ text }: Sql): number {
  const open: number[] = []
  let levels = 0
  let most = 0
  let isConstant = false
  for (const [sign] of text.matchAll(/\((?:SELECT|WITH)?|[)']/g)) {
    if (sign === "'") isConstant = !isConstant
    if (isConstant || sign === "'") continue
    if (sign === ')') {
      levels -= open.pop() ?? 0
      continue
    }
    const weight = weights.get(sign) ?? 0
    open.push(weight)
    levels += weight
    most = Math.max(most, levels)
  }
  return most
}
