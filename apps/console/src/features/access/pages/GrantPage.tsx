import { useQuery } from '@tanstack/react-query'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { PageLoading } from '../../../app/states/PageLoading.tsx'
import { GrantDetail } from '../grants/GrantDetail.tsx'
import { ThingFailure } from '../ThingFailure.tsx'
import { usePageParam } from '../use-page-param.ts'

export function GrantPage() {
  const grantId = usePageParam('grantId')
  const query = useQuery(trpc.access.grant.queryOptions({ grantId }))
  if (query.isPending) return <PageLoading />
  if (query.data === undefined) {
    return (
      <ThingFailure
        failure={failureOf(query.error)}
        list="grants"
        onRetry={() => void query.refetch()}
      />
    )
  }
  return <GrantDetail grant={query.data} />
}
