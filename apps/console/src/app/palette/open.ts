import { useSyncExternalStore } from 'react'

/** Which of the two app-wide dialogs is open. Anything may open them: keys, menus, buttons. */
type Open = 'palette' | 'keys' | null

let open: Open = null
const listeners = new Set<() => void>()

function set(next: Open): void {
  open = next
  for (const listener of listeners) listener()
}

export const openPalette = () => set(open === 'palette' ? null : 'palette')
export const openKeySheet = () => set(open === 'keys' ? null : 'keys')
export const closeDialog = () => set(null)

export function useOpenDialog(): Open {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
}
