import type { Column } from '@gatehouse/insights-ql/command'
import { unfold } from '../expression-access.ts'

/** What a column is called by itself: `items[0].id` is `items.0.id`. */
export function nameOfColumn(column: Column): string {
  const { root, path } = unfold(column)
  return [...(root.kind === 'field' ? root.segments : []), ...path].join('.')
}
