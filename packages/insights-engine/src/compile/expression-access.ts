import type { Expression, IndexAccess, MemberAccess } from '@gatehouse/insights-ql/expression'
import { sql } from '../sql.ts'
import type { ExpressionScope, Value } from './value.ts'
import { jsonValue, noValue } from './values.ts'
import { once } from './values-once.ts'

/**
 * `l[0]`, `l[0].name`. Behind the name of a column or field the path belongs to the name, so that
 * `items[0].id` is what `items.0.id` is.
 */
export function accessPath(
  access: IndexAccess | MemberAccess,
  scope: ExpressionScope,
  compile: (expression: Expression) => Value,
): Value {
  const { root, path } = unfold(access)
  if (root.kind === 'field') return scope.column([...root.segments, ...path])
  return memberOf(compile(root), path)
}

/** What lies at a path in a map or list, positions counted from 0; no value where nothing does. */
export function memberOf(value: Value, path: readonly string[]): Value {
  if (value.kind !== 'json') return noValue
  if (path.length === 0) return value
  const member = sql`json_extract(${value.sql}, ${pointerOf(path)})`
  // JSON's null is no value.
  return jsonValue(
    once(sql`CAST(${member} AS VARCHAR)`, (it) => sql`CASE WHEN ${it} <> 'null' THEN ${it} END`),
  )
}

/** https://www.rfc-editor.org/rfc/rfc6901 */
export function pointerOf(path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The field, index and member accesses of an expression as one path. */
export function unfold(expression: Expression): {
  readonly root: Expression
  readonly path: readonly string[]
} {
  const path: string[] = []
  let root = expression
  for (;;) {
    if (root.kind === 'index') path.unshift(String(root.index))
    else if (root.kind === 'member') path.unshift(...root.segments)
    else return { root, path }
    root = root.target
  }
}
