import { useSyncExternalStore } from 'react'

/** Below this width Cloudscape's own layout changes to its mobile form. */
const narrow = matchMedia('(width < 768px)')

export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener)
      return () => narrow.removeEventListener('change', listener)
    },
    () => narrow.matches,
  )
}
