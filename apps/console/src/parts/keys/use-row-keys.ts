import { type RefObject, useRef } from 'react'
import { useKeys } from './KeysProvider.tsx'

interface RowKeysOptions {
  /** Selector of a row inside the list. */
  readonly row: string
}

/**
 * j and k move the focus from row to row, onto the row's first link; Enter then is the link's own.
 * Returns the ref of the list.
 */
export function useRowKeys<Element extends HTMLElement>({
  row,
}: RowKeysOptions): RefObject<Element | null> {
  const list = useRef<Element>(null)
  useKeys({
    next: () => moveFocus(list.current, row, 1),
    previous: () => moveFocus(list.current, row, -1),
  })
  return list
}

/** The row that holds the focus; -1 when none does. */
export function focusedRow(list: HTMLElement | null, row: string): number {
  const focused = document.activeElement?.closest(row) ?? null
  return focused === null ? -1 : rowsOf(list, row).findIndex((each) => each.isSameNode(focused))
}

export function moveFocus(list: HTMLElement | null, row: string, step: 1 | -1): void {
  const rows = rowsOf(list, row)
  const at = focusedRow(list, row)
  const to = at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step
  const target = rows[Math.min(Math.max(to, 0), rows.length - 1)]
  const handle = target?.querySelector<HTMLElement>('a[href],button:not([disabled])')
  handle?.focus()
  target?.scrollIntoView({ block: 'nearest' })
}

function rowsOf(list: HTMLElement | null, row: string): readonly HTMLElement[] {
  return Array.from(list?.querySelectorAll<HTMLElement>(row) ?? [])
}
