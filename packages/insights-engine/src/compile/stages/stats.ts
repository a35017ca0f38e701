import type { Item, StatsCommand } from '@gatehouse/insights-ql/command'
import { columnNameOf } from '@gatehouse/insights-ql/scope'
import { pathOf } from '@gatehouse/insights-ql/walk'
import { type Sql, sql } from '../../sql.ts'
import type { Value } from '../value.ts'
import { addItems } from './add-items.ts'
import { withoutAggregates } from './aggregate-calls.ts'
import { aggregateColumns, type NamedCall } from './aggregate-columns.ts'
import { nameOfColumn } from './column-name.ts'
import { groupKeys } from './group-keys.ts'
import { digestGrouping, plainGrouping } from './long-keys.ts'
import { hidden, noNames, overlaid, type Planning, type Relation, withColumns } from './relation.ts'

/**
 * Groups are told apart by the keys, then every aggregate is computed by itself, and what the items
 * make of aggregates, keys and each other is worked out behind that.
 */
export function planStats(planning: Planning, below: Relation, command: StatsCommand): Relation {
  const keys = groupKeys(planning, below, command)
  const keyed = withColumns(planning, below, keys.made)
  const grouped = keys.made.map(({ name }) => keyed.column([name])).filter((it) => it !== undefined)
  const calls: NamedCall[] = []
  const items = command.items.map((written): Item => {
    const alias = { segments: [columnNameOf(written)], from: written.from, to: written.to }
    const item = { ...written, alias }
    const alike = keys.byText.get(item.text)
    if (item.text !== '' && alike !== undefined) return { ...item, expression: alike }
    const expression = withoutAggregates(item.expression, (call) => {
      const name = hidden(planning)
      calls.push({ name, call })
      return { kind: 'field', segments: [name], from: call.from, to: call.to }
    })
    return { ...item, expression }
  })
  const { rows, select, names: selected, values } = aggregateColumns(planning, below, keyed, calls)
  const keysOf = (relation: Relation) => groupKeys(planning, relation, command).made
  const grouping =
    digestGrouping(planning, below, keysOf, rows, grouped) ?? plainGrouping(rows, grouped)
  const columns = new Map(values)
  command.by.forEach((item, index) => {
    const value = grouping.keys[index]
    if (value === undefined) return
    columns.set(columnNameOf(item), value)
    const path = pathOf(item.expression)
    if (path !== undefined && !columns.has(path)) columns.set(path, value)
  })
  const aggregated: Relation = {
    ...overlaid(noNames, columns),
    ...(keys.bins !== undefined && { bins: keys.bins }),
    range: below.range,
    source: () => grouping.source(select, selected),
    order: orderOf(grouping.order),
    shown: { isDefault: false, defaults: 0, names: [] },
  }
  const result = addItems(planning, aggregated, items)
  const names = [...command.by, ...command.items].map(columnNameOf)
  const kept = new Map<string, Value>()
  for (const name of names) {
    const value = result.column([name])
    if (value !== undefined) kept.set(name, value)
  }
  for (const item of [...command.by, ...command.items]) {
    const path = pathOfItem(item)
    const value = kept.get(columnNameOf(item))
    if (path !== undefined && value !== undefined && !kept.has(path)) kept.set(path, value)
  }
  return {
    ...result,
    ...overlaid(noNames, kept),
    shown: { isDefault: false, defaults: 0, names: [...new Set(names)] },
  }
}

/** `by items[0].id` has the name that is written, and is read by it: as `items.0.id`. */
function pathOfItem({ alias, expression }: Item): string | undefined {
  const isPart = expression.kind === 'index' || expression.kind === 'member'
  return isPart && alias === undefined ? nameOfColumn(expression) : undefined
}

/** Time goes on from row to row; everything else is in the order of its text, if that is not long. */
function orderOf(keys: readonly Value[]): readonly Sql[] {
  const times = keys.filter(({ kind }) => kind === 'time')
  const others = keys.filter(({ kind }) => kind !== 'time')
  return [...times, ...others].map((key) => sql`${key.sql} NULLS FIRST`)
}
