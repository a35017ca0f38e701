import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { z } from 'zod'

/** What stands in the address of the page, and how to put something else there. */
export function usePageSearch<Schema extends z.ZodType<object>>(
  schema: Schema,
): readonly [z.infer<Schema>, (search: z.infer<Schema>) => void] {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const setSearch = useCallback(
    (next: z.infer<Schema>) => void navigate({ to: '.', search: next as never, replace: true }),
    [navigate],
  )
  return [schema.parse(search), setSearch]
}
