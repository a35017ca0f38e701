import type { QueryPlan } from '../query-plan.ts'
import { joined, ours, sql } from '../sql.ts'
import { displayText } from './display.ts'
import { orderBy, type Relation } from './stages/relation.ts'

/** What people see of the rows: text in named columns, and where a row is an event, its pointer. */
export function outputOf(relation: Relation): Pick<QueryPlan, 'rows' | 'columns'> {
  const { shown, pointer } = relation
  const names = (shown.display ?? shown.names).filter((name) => name !== '@ptr' || !pointer)
  const cells = names.map((name) => {
    const value = relation.column([name])
    return value === undefined ? sql`NULL::VARCHAR` : sql`(${displayText(value)})::VARCHAR`
  })
  if (pointer !== undefined) cells.push(sql`${pointer()}::VARCHAR`)
  const list = cells.map((cell, index) => sql`${cell} AS ${ours(`c${index}`)}`)
  const order = orderBy(relation.order)
  return {
    rows: sql`SELECT ${joined(list, ', ')} FROM ${relation.source()} ${order}`,
    columns: pointer === undefined ? names : [...names, '@ptr'],
  }
}
