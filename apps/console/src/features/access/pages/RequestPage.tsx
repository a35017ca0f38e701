import { useQuery } from '@tanstack/react-query'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { PageLoading } from '../../../app/states/PageLoading.tsx'
import { RequestDetail } from '../requests/RequestDetail.tsx'
import { ThingFailure } from '../ThingFailure.tsx'
import { usePageParam } from '../use-page-param.ts'

export function RequestPage() {
  const requestId = usePageParam('requestId')
  const query = useQuery(trpc.access.request.queryOptions({ requestId }))
  if (query.isPending) return <PageLoading />
  if (query.data === undefined) {
    return (
      <ThingFailure
        failure={failureOf(query.error)}
        list="requests"
        onRetry={() => void query.refetch()}
      />
    )
  }
  return <RequestDetail request={query.data} />
}
