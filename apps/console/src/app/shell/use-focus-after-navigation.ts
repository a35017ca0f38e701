import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/**
 * A link that has gone together with its page leaves the focus nowhere; it then moves to the new
 * page, so that reading and tabbing go on there. The first page is left alone: the skip link is first.
 */
export function useFocusAfterNavigation(): void {
  const shown = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    const isFirst = before.current === undefined
    before.current = shown
    if (isFirst || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true })
  }, [shown])
}
