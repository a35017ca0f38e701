import type { ColumnsCommand } from '@gatehouse/insights-ql/command'
import { joined, type Sql, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { scopeOf } from '../scope.ts'
import { asText, noValue, textValue } from '../values.ts'
import {
  hidden,
  type Made,
  orderBy,
  type Planning,
  type Relation,
  withColumns,
  wrapped,
} from './relation.ts'

/**
 * The first row of each combination in the present order. A row without one of the values is kept.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Dedup.html
 */
export function planDedup(planning: Planning, below: Relation, command: ColumnsCommand): Relation {
  const scope = scopeOf(planning, below)
  const made = command.columns.map((column) => {
    const value = compileExpression(column, scope)
    return {
      name: hidden(planning),
      value: value.kind === 'json' ? textValue(asText(value)) : value,
    }
  })
  const read = withColumns(planning, below, made)
  const keyed = made.map(({ name }): Made => {
    const value = read.column([name]) ?? noValue
    const isLong = below.again?.hasLongEvents === true && value.kind === 'text'
    return { name: hidden(planning), value: isLong ? textValue(shortKey(value.sql)) : value }
  })
  const relation = withColumns(planning, read, keyed)
  const keys = keyed.map(({ name }) => (relation.column([name]) ?? noValue).sql)
  const isMissing = joined(
    keys.map((key) => sql`${key} IS NULL`),
    ' OR ',
  )
  const place = planning.name()
  const among = sql`PARTITION BY ${joined(keys, ', ')} ${orderBy(relation.order)}`
  return wrapped(relation, (source) => {
    const numbered = sql`SELECT *, row_number() OVER (${among}) AS ${place} FROM ${source}`
    return sql`SELECT * FROM (${numbered}) WHERE ${place} = 1 OR ${isMissing}`
  })
}

/** Another text for each text, and none that is long. */
function shortKey(key: Sql): Sql {
  return sql`CASE WHEN strlen(${key}) > 100 THEN sha256(${key}) || sha256(${key}) ELSE ${key} END`
}
