import { useQueryClient } from '@tanstack/react-query'
import { trpc } from '../../app/api/trpc.ts'

/** After a write everything of the slice is read again; the live event may be on its way or lost. */
export function useRefreshAccess(): () => void {
  const queryClient = useQueryClient()
  return () => void queryClient.invalidateQueries({ queryKey: trpc.access.pathKey() })
}
