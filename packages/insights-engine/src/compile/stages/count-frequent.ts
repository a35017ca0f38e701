import type { ColumnsCommand } from '@gatehouse/insights-ql/command'
import { joined, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { scopeOf } from '../scope.ts'
import { asText, noValue, textValue } from '../values.ts'
import { nameOfColumn } from './column-name.ts'
import { type Made, type Planning, type Relation, withColumns } from './relation.ts'
import { relationOf, type ShownColumn } from './shown-columns.ts'

/** The most frequent first. AWS counts approximately; here the counts are exact. */
export function planCountFrequent(
  planning: Planning,
  below: Relation,
  command: ColumnsCommand,
): Relation {
  const scope = scopeOf(planning, below)
  const made = command.columns.map((column): Made => {
    const value = compileExpression(column, scope)
    const isPlain = value.kind !== 'json'
    return { name: nameOfColumn(column), value: isPlain ? value : textValue(asText(value)) }
  })
  const relation = withColumns(planning, below, made)
  const keys = made.map(({ name, value }): ShownColumn => {
    return { name, kind: value.kind, sql: (relation.column([name]) ?? noValue).sql }
  })
  const count = planning.name()
  const by = joined([...new Map(keys.map((key) => [key.sql.text, key.sql])).values()], ', ')
  return relationOf(
    [...keys, { name: '_approxcount', kind: 'number', sql: count }],
    below,
    [sql`${count} DESC`, ...keys.map((key) => sql`${key.sql} NULLS FIRST`)],
    () =>
      sql`(SELECT ${by}, count(*)::DOUBLE AS ${count} FROM ${relation.source()} GROUP BY ${by})`,
  )
}
