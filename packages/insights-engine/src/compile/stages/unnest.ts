import type { Column, ExpandCommand, UnnestCommand } from '@gatehouse/insights-ql/command'
import { nameOf } from '@gatehouse/insights-ql/scope'
import { type Sql, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { unfold } from '../expression-access.ts'
import { scopeOf } from '../scope.ts'
import { asJson, jsonValue, noValue } from '../values.ts'
import { carrying } from './carried.ts'
import { nameOfColumn } from './column-name.ts'
import {
  hidden,
  type Planning,
  type Relation,
  showing,
  withColumns,
  workedOutOnce,
} from './relation.ts'

/** One row for each item of the list; what is no list counts as a list of one item. */
export function planUnnest(planning: Planning, below: Relation, command: UnnestCommand): Relation {
  return itemRows(planning, below, command.column, nameOf(command.alias))
}

export function planExpand(planning: Planning, below: Relation, command: ExpandCommand): Relation {
  return itemRows(planning, below, command.column, nameOfColumn(command.column))
}

function itemRows(planning: Planning, below: Relation, column: Column, name: string): Relation {
  const list = hidden(planning)
  const json = jsonOf(planning, below, column)
  const items = sql`CASE WHEN json_type(${json}) = 'ARRAY' THEN json_extract(${json}, '$[*]')::VARCHAR[] ELSE [${json}] END`
  const listed = withColumns(planning, below, [
    { name: list, value: jsonValue(workedOutOnce(items)) },
  ])
  const from = (listed.column([list]) ?? noValue).sql
  const place = hidden(planning)
  const each = hidden(planning)
  const unnested = withColumns(planning, listed, [
    { name: place, value: { kind: 'number', sql: sql`generate_subscripts(${from}, 1)` } },
    { name: each, value: jsonValue(sql`unnest(${from})`) },
  ])
  const item = (unnested.column([each]) ?? noValue).sql
  const rows = withColumns(planning, unnested, [
    { name, value: jsonValue(sql`nullif(${item}, 'null')`) },
  ])
  const at = (rows.column([place]) ?? noValue).sql
  const relation = carrying(below, rows, [name])
  return { ...relation, order: [...rows.order, at], shown: showing(rows.shown, [name]) }
}

/** The JSON behind a column: of a field of the event what stands there, list or not. */
function jsonOf(planning: Planning, below: Relation, column: Column): Sql {
  const { root, path } = unfold(column)
  if (root.kind === 'field') {
    return below.json([...root.segments, ...path]) ?? sql`NULL::VARCHAR`
  }
  return asJson(compileExpression(column, scopeOf(planning, below)))
}
