import type { ColumnsCommand } from '@gatehouse/insights-ql/command'
import { sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { scopeOf } from '../scope.ts'
import type { Value } from '../value.ts'
import { asText, noValue, textValue } from '../values.ts'
import { nameOfColumn } from './column-name.ts'
import { digestGrouping, plainGrouping } from './long-keys.ts'
import { type Made, type Planning, type Relation, withColumns } from './relation.ts'
import { relationOf, type ShownColumn } from './shown-columns.ts'

/** The most frequent first. AWS counts approximately; here the counts are exact. */
export function planCountFrequent(
  planning: Planning,
  below: Relation,
  command: ColumnsCommand,
): Relation {
  const keysOf = (relation: Relation) => {
    const scope = scopeOf(planning, relation)
    return command.columns.map((column): Made => {
      const value = compileExpression(column, scope)
      const isPlain = value.kind !== 'json'
      return { name: nameOfColumn(column), value: isPlain ? value : textValue(asText(value)) }
    })
  }
  const made = keysOf(below)
  const relation = withColumns(planning, below, made)
  const values = made.map(({ name, value: { kind } }): Value => {
    return { kind, sql: (relation.column([name]) ?? noValue).sql }
  })
  const grouping =
    digestGrouping(planning, below, keysOf, relation, values) ?? plainGrouping(relation, values)
  const keys = grouping.keys.map(({ kind, sql: it }, index): ShownColumn => {
    return { name: made[index]?.name ?? '', kind, sql: it }
  })
  const count = planning.name()
  return relationOf(
    [...keys, { name: '_approxcount', kind: 'number', sql: count }],
    below,
    [sql`${count} DESC`, ...grouping.order.map((key) => sql`${key.sql} NULLS FIRST`)],
    () => grouping.source([sql`count(*)::DOUBLE AS ${count}`], [count]),
  )
}
