import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { pathTo } from '../../../app/router/path-to.ts'
import { StatusBadge } from '../../../parts/feedback/StatusBadge.tsx'

/** The own requests that nobody has decided yet. */
export function WaitingRequests() {
  const { t } = useTranslation('access')
  const query = useQuery(trpc.access.needsYou.queryOptions())
  const count = query.data?.counts.ownPendingRequests ?? 0
  if (count === 0) return null
  return (
    <Link href={pathTo('requests', {}, { state: ['pending'], mine: true })}>
      <StatusBadge meaning="waiting">{t('grants.mine.waiting', { count })}</StatusBadge>
    </Link>
  )
}
