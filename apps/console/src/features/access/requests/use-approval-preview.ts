import { policyDiff } from '@gatehouse/contract/access-policy'
import { useQuery } from '@tanstack/react-query'
import { client } from '../../../app/api/trpc.ts'

/**
 * The change that an approval would make. It costs calls to AWS, and what a person is reading must
 * not change under their eyes: so it has a key of its own that no live event makes old. Whether it
 * is still true is decided by its hash at the approval.
 */
export function useApprovalPreview(requestId: string, isWanted: boolean) {
  return useQuery({
    queryKey: ['approval-preview', requestId],
    queryFn: async ({ signal }) =>
      policyDiff.parse(await client.access.previewApproval.query({ requestId }, { signal })),
    enabled: isWanted,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}
