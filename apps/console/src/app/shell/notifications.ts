import { useSyncExternalStore } from 'react'

export interface Notification {
  readonly id: string
  readonly type: 'success' | 'error' | 'info' | 'warning' | 'in-progress'
  readonly header: string
  readonly content?: string
}

let shown: readonly Notification[] = []
const listeners = new Set<() => void>()

function show(next: readonly Notification[]): void {
  shown = next
  for (const listener of listeners) listener()
}

/** Shows a message in the flashbar. The same id replaces what it said before. */
export function notify(notification: Omit<Notification, 'id'> & { readonly id?: string }): void {
  const id = notification.id ?? crypto.randomUUID()
  show([{ ...notification, id }, ...shown.filter((each) => each.id !== id)])
}

export function dismiss(id: string): void {
  show(shown.filter((each) => each.id !== id))
}

const isNews = ({ type }: Notification) => type === 'success' || type === 'info'

/** A new page starts without the news of the last one; failures stay until dismissed. */
export function dismissNews(): void {
  if (shown.some(isNews)) show(shown.filter((each) => !isNews(each)))
}

export function useNotifications(): readonly Notification[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
}
