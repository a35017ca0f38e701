import type { QueryPlan } from '../query-plan.ts'
import { digits, joined, ours, type Sql, sql } from '../sql.ts'
import { type Displayed, displayed } from './display.ts'
import { placedRows } from './placed-rows.ts'
import { firstRows, type LastRows } from './stages/limit.ts'
import {
  isColumn,
  orderBy,
  type Planning,
  readsLongEvents,
  readsMessages,
} from './stages/relation.ts'

/** In rows of narrow columns. */
const SMALL_RESULT = 1_000

/** What people see of the rows: cells in named columns, and where a row is an event, its pointer. */
export function outputOf(planning: Planning, last: LastRows): Omit<QueryPlan, 'matched'> {
  const { shown, pointer, column } = last.relation
  const names = (shown.display ?? shown.names).filter((name) => name !== '@ptr' || !pointer)
  const cells = names.map((name): Displayed => {
    const value = column([name])
    return value === undefined ? { kind: 'text', sql: sql`NULL::VARCHAR` } : displayed(value)
  })
  if (pointer !== undefined) cells.push(pointer())
  const isPlaced = !last.isNarrow && readsLongEvents(planning)
  return {
    rows: isPlaced ? placedRows(planning, last, cells) : selectOf(last, cells),
    isPlaced,
    columns: pointer === undefined ? names : [...names, '@ptr'],
    kinds: cells.map(({ kind }) => kind),
    most: last.most,
    isSmall: last.most <= SMALL_RESULT && !readsMessages(planning),
  }
}

/** What has to be worked out is worked out for the rows that are left alone. */
function selectOf({ relation, most, isCut }: LastRows, cells: readonly Displayed[]): Sql {
  const list = cells.map((cell, index) => sql`${cell.sql} AS ${ours(`c${index}`)}`)
  const order = orderBy(relation.order)
  const from = (source: Sql): Sql => sql`SELECT ${joined(list, ', ')} FROM ${source} ${order}`
  if (isCut) return from(relation.source())
  const isWorkedOut = cells.every((cell) => isColumn(cell.sql))
  if (isWorkedOut) return sql`${from(relation.source())} LIMIT ${digits(most)}`
  return from(firstRows(relation, most).source())
}
