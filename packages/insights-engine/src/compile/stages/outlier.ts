import type { OutlierCommand } from '@gatehouse/insights-ql/command'
import { joined, type Sql, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { refuse } from '../refuse.ts'
import { scopeOf } from '../scope.ts'
import { asNumber, noValue, numberConstant, numberValue } from '../values.ts'
import { carrying } from './carried.ts'
import { nameOfColumn } from './column-name.ts'
import { isSet, nameIn, rangeIn } from './options.ts'
import {
  hidden,
  type Made,
  type Planning,
  type Relation,
  withColumns,
  wrapped,
} from './relation.ts'

/**
 * What lies further from the middle half than 2.5 times its width is brought to that bound, or its
 * row is left out. Only what is too large counts, unless `uselower=true`.
 */
export function planOutlier(
  planning: Planning,
  below: Relation,
  command: OutlierCommand,
): Relation {
  const { options, columns } = command
  const mark = options.find(({ name }) => name.toLowerCase() === 'mark')
  if (mark !== undefined && isSet(options, 'mark', false)) {
    refuse(mark, 'AWS does not document what mark=true adds to a value.')
  }
  const param = numberConstant(rangeIn(options, 'param')?.first ?? 2.5)
  const scope = scopeOf(planning, below)
  const numbers = columns.map((column): Made => {
    return {
      name: hidden(planning),
      value: numberValue(asNumber(compileExpression(column, scope))),
    }
  })
  const read = withColumns(planning, below, numbers)
  const columnOf = (relation: Relation, { name }: Made): Sql => {
    return (relation.column([name]) ?? noValue).sql
  }
  const bounds = numbers.map((made) => {
    const number = columnOf(read, made)
    const lower = sql`quantile_cont(${number}, 0.25) OVER ()`
    const upper = sql`quantile_cont(${number}, 0.75) OVER ()`
    const width = sql`${param} * (${upper} - ${lower})`
    return {
      number,
      least: { name: hidden(planning), value: numberValue(sql`${lower} - ${width}`) },
      most: { name: hidden(planning), value: numberValue(sql`${upper} + ${width}`) },
    }
  })
  const bounded = withColumns(
    planning,
    read,
    bounds.flatMap(({ least, most }) => [least, most]),
  )
  const usesLower = isSet(options, 'uselower', false)
  if (nameIn(options, 'action')?.toLowerCase() === 'remove') {
    const inside = bounds.map(({ number, least, most }) => {
      const above = usesLower ? sql`${number} < ${columnOf(bounded, least)} OR ` : sql``
      return sql`NOT coalesce(${above}${number} > ${columnOf(bounded, most)}, false)`
    })
    const kept = joined(inside, ' AND ')
    return carrying(
      below,
      wrapped(bounded, (source) => sql`SELECT * FROM ${source} WHERE ${kept}`),
      [],
    )
  }
  const clamped = bounds.map(({ number, least, most }, index): Made => {
    const under = sql`least(${number}, ${columnOf(bounded, most)})`
    const both = usesLower ? sql`greatest(${under}, ${columnOf(bounded, least)})` : under
    const column = columns[index]
    const name = column === undefined ? '' : nameOfColumn(column)
    return { name, value: numberValue(sql`CASE WHEN ${number} IS NOT NULL THEN ${both} END`) }
  })
  return carrying(
    below,
    withColumns(planning, bounded, clamped),
    clamped.map(({ name }) => name),
  )
}
