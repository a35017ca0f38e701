import type { Column } from '@gatehouse/insights-ql/command'
import { unfold } from '../expression-access.ts'

/** What a column is called by itself: `items[0].id` is `items.0.id`. */
export function nameOfColumn(column: Column): string {
  return segmentsOf(column).join('.')
}

/** By these it is found where it lies in a map, too. */
export function segmentsOf(column: Column): readonly string[] {
  const { root, path } = unfold(column)
  return [...(root.kind === 'field' ? root.segments : []), ...path]
}
