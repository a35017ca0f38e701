import type { FilterCommand } from '@gatehouse/insights-ql/command'
import { sql } from '../../sql.ts'
import { compileFilter } from '../expression.ts'
import { scopeOf } from '../scope.ts'
import { type Planning, type Relation, wrapped } from './relation.ts'

/** `filterIndex` reads the same events here: all are at hand, and none is left out for its index. */
export function planFilter(planning: Planning, below: Relation, command: FilterCommand): Relation {
  const condition = compileFilter(command.condition, scopeOf(planning, below))
  return wrapped(below, (source) => sql`SELECT * FROM ${source} WHERE ${condition}`)
}
