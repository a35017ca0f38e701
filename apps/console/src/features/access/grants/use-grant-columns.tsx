import Link from '@cloudscape-design/components/link'
import type { Grant } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { pathTo } from '../../../app/router/path-to.ts'
import { AgeBadge } from '../../../parts/feedback/AgeBadge.tsx'
import { Time } from '../../../parts/format/Time.tsx'
import { useFormat } from '../../../parts/format/use-format.ts'
import type { ListColumn } from '../../../parts/list/columns.ts'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { Place } from '../Place.tsx'
import { useTeamName } from '../team-name.ts'
import { GrantEnd } from './GrantEnd.tsx'
import { GrantStateBadge } from './GrantStateBadge.tsx'

export function useGrantColumns(): readonly ListColumn<Grant>[] {
  const { t } = useTranslation('access')
  const format = useFormat()
  const teamName = useTeamName()
  return [
    {
      id: 'target',
      header: t('grants.columns.target'),
      isRowHeader: true,
      width: 210,
      cell: (grant) => (
        <Link href={pathTo('grant', { grantId: grant.id })}>
          <HostileText text={grant.target.id} />
        </Link>
      ),
    },
    {
      id: 'state',
      header: t('grants.columns.state'),
      width: 140,
      cell: (grant) => <GrantStateBadge state={grant.state} />,
    },
    {
      id: 'team',
      header: t('grants.columns.team'),
      width: 120,
      cell: (grant) => teamName(grant.team),
    },
    {
      id: 'account',
      header: t('grants.columns.account'),
      width: 150,
      cell: (grant) => <Place account={grant.accountName} regions={grant.regions} />,
    },
    {
      id: 'regions',
      header: t('grants.columns.regions'),
      isHidden: true,
      cell: (grant) => format.list(grant.regions),
    },
    {
      id: 'effectiveAt',
      header: t('grants.columns.effectiveAt'),
      width: 120,
      cell: (grant) =>
        grant.effectiveAt === null ? (
          t('grants.notYet')
        ) : (
          <Time at={grant.effectiveAt} show="date" />
        ),
    },
    {
      id: 'expiresAt',
      header: t('grants.columns.expiresAt'),
      width: 130,
      cell: (grant) => <GrantEnd grant={grant} />,
    },
    {
      id: 'proof',
      header: t('grants.columns.proof'),
      width: 190,
      cell: (grant) =>
        grant.proof === null ? (
          t('grants.notYet')
        ) : (
          <AgeBadge readAt={grant.proof.at} staleAfterMs={Number.POSITIVE_INFINITY} />
        ),
    },
    {
      id: 'channels',
      header: t('grants.columns.channels'),
      isHidden: true,
      cell: (grant) =>
        format.list(grant.channels.map((channel) => t(`requests.channelShort.${channel}`))),
    },
    {
      id: 'request',
      header: t('grants.columns.request'),
      isHidden: true,
      cell: (grant) => (
        <Link href={pathTo('request', { requestId: grant.requestId })}>
          {t('requests.number', { number: grant.requestNumber })}
        </Link>
      ),
    },
    {
      id: 'approvedBy',
      header: t('grants.columns.approvedBy'),
      isHidden: true,
      cell: (grant) => <HostileText text={grant.approvedBy.name} />,
    },
  ]
}
