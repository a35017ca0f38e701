import { useRouterState } from '@tanstack/react-router'
import type { PageId } from '../pages.ts'

/** The page on show; null for an address that is none. */
export function useCurrentPage(): PageId | null {
  return useRouterState({ select: ({ matches }) => matches.at(-1)?.staticData.page ?? null })
}
