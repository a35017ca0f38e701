import type { FieldsCommand, Item } from '@gatehouse/insights-ql/command'
import type { Expression, FieldReference } from '@gatehouse/insights-ql/expression'
import { columnNameOf } from '@gatehouse/insights-ql/scope'
import { allOf } from '@gatehouse/insights-ql/walk'
import { compileExpression } from '../expression.ts'
import { scopeOf } from '../scope.ts'
import { type Made, type Planning, type Relation, showing, withColumns } from './relation.ts'

/** `fields` adds to what is shown; the last `display` says all of it. */
export function planFields(planning: Planning, below: Relation, command: FieldsCommand): Relation {
  const relation = addItems(planning, below, command.items)
  const names = command.items.map(columnNameOf)
  if (command.kind === 'display') {
    return { ...relation, shown: { ...relation.shown, display: [...new Set(names)] } }
  }
  const { shown } = relation
  if (!shown.isDefault) return { ...relation, shown: showing(shown, names) }
  const added = shown.names.slice(shown.defaults)
  return {
    ...relation,
    shown: { ...shown, isDefault: false, defaults: 0, names: [...new Set([...added, ...names])] },
  }
}

/** Computes the items that are more than a name; each may use those before it. */
export function addItems(planning: Planning, below: Relation, items: readonly Item[]): Relation {
  let relation = below
  let pending: Made[] = []
  const flush = (): void => {
    relation = withColumns(planning, relation, pending)
    pending = []
  }
  for (const item of items) {
    if (pending.some(({ name }) => mayRead(item.expression, name))) flush()
    if (isNamed(item) && !relation.isPart(item.expression.segments)) continue
    const value = compileExpression(item.expression, scopeOf(planning, relation))
    pending.push({ name: columnNameOf(item), value })
  }
  flush()
  return relation
}

/** A name by itself computes nothing. */
function isNamed(item: Item): item is Item & { readonly expression: FieldReference } {
  return item.alias === undefined && item.expression.kind === 'field'
}

/** `bin()` and others read system fields without naming them. */
function mayRead(expression: Expression, name: string): boolean {
  if (name.startsWith('@')) return true
  for (const part of allOf(expression)) {
    if (part.kind !== 'field') continue
    const read = part.segments.join('.')
    if (`${read}.`.startsWith(`${name}.`) || name.startsWith(`${read}.`)) return true
  }
  return false
}
