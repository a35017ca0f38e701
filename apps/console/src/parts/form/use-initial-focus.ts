import { useEffect, useRef } from 'react'

interface Focusable {
  focus(): void
}

/**
 * Puts the focus on a field when it appears. Cloudscape's dialogs focus their first control, the
 * close button, in the same pass; this comes after it.
 */
export function useInitialFocus<Field extends Focusable>(isOn = true) {
  const field = useRef<Field>(null)
  useEffect(() => {
    if (isOn) queueMicrotask(() => field.current?.focus())
  }, [isOn])
  return field
}
