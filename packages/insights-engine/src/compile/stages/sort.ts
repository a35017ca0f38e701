import type { SortCommand } from '@gatehouse/insights-ql/command'
import { compileExpression } from '../expression.ts'
import { sortKeys } from '../natural-sort.ts'
import { scopeOf } from '../scope.ts'
import { hidden, type Planning, type Relation, withColumns } from './relation.ts'

/**
 * Rows that are equal in the keys keep the order that they had. The direction is ascending where
 * none is written, as in every language of this kind; AWS does not say.
 */
export function planSort(planning: Planning, below: Relation, command: SortCommand): Relation {
  const scope = scopeOf(planning, below)
  const made = command.keys.map(({ expression }) => {
    return { name: hidden(planning), value: compileExpression(expression, scope) }
  })
  const relation = withColumns(planning, below, made)
  const told = new Set<string>()
  const order = command.keys.flatMap(({ direction }, index) => {
    const value = relation.column([made[index]?.name ?? ''])
    if (value === undefined) return []
    if (value.kind === 'time') told.add(value.sql.text)
    return [sortKeys(value, direction ?? 'asc')]
  })
  // Rows of the same time are not told apart by it once more, as the first order of all would.
  const before = below.order.filter(({ text }) => !told.has(text.split(' ', 1)[0] ?? ''))
  return { ...relation, order: [...order, ...before] }
}
