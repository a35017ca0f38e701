import { useQuery } from '@tanstack/react-query'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { PageLoading } from '../../../app/states/PageLoading.tsx'
import { AccountDetail } from '../accounts/AccountDetail.tsx'
import { ThingFailure } from '../ThingFailure.tsx'
import { usePageParam } from '../use-page-param.ts'

const missing = { code: 'access.not_found', fields: {}, awsRequestId: null, detail: null } as const

export function AccountPage() {
  const accountId = usePageParam('accountId')
  const query = useQuery(trpc.access.accounts.queryOptions())
  if (query.isPending) return <PageLoading />
  const account = query.data?.find((one) => one.accountId === accountId)
  if (account === undefined) {
    const failure = query.error === null ? missing : failureOf(query.error)
    return <ThingFailure failure={failure} list="accounts" onRetry={() => void query.refetch()} />
  }
  return <AccountDetail account={account} />
}
