import Link from '@cloudscape-design/components/link'
import type { AccessRequest } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { pathTo } from '../../../app/router/path-to.ts'
import { Time } from '../../../parts/format/Time.tsx'
import { useFormat } from '../../../parts/format/use-format.ts'
import type { ListColumn } from '../../../parts/list/columns.ts'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { TargetList } from '../catalogue/TargetList.tsx'
import { Place } from '../Place.tsx'
import { useTeamName } from '../team-name.ts'
import { RequestState } from './RequestState.tsx'

export function useRequestColumns(): readonly ListColumn<AccessRequest>[] {
  const { t } = useTranslation('access')
  const format = useFormat()
  const teamName = useTeamName()
  return [
    {
      id: 'number',
      header: t('requests.columns.number'),
      isRowHeader: true,
      width: 120,
      cell: (request) => (
        <Link href={pathTo('request', { requestId: request.id })}>
          {t('requests.number', { number: request.number })}
        </Link>
      ),
    },
    {
      id: 'state',
      header: t('requests.columns.state'),
      width: 150,
      cell: (request) => <RequestState state={request.state} />,
    },
    {
      id: 'models',
      header: t('requests.columns.models'),
      width: 210,
      cell: (request) => <TargetList targets={request.targets} />,
    },
    {
      id: 'team',
      header: t('requests.columns.team'),
      width: 120,
      cell: (request) => teamName(request.team),
    },
    {
      id: 'requester',
      header: t('requests.columns.requester'),
      width: 120,
      cell: (request) => <HostileText text={request.requester.name} />,
    },
    {
      id: 'account',
      header: t('requests.columns.account'),
      width: 150,
      cell: (request) => <Place account={request.accountName} regions={request.regions} />,
    },
    {
      id: 'regions',
      header: t('requests.columns.regions'),
      isHidden: true,
      cell: (request) => format.list(request.regions),
    },
    {
      id: 'dataClass',
      header: t('requests.columns.dataClass'),
      width: 120,
      cell: (request) => t(`requests.dataClass.${request.dataClass}`),
    },
    {
      id: 'duration',
      header: t('requests.columns.duration'),
      isHidden: true,
      cell: (request) => format.days(request.durationDays),
    },
    {
      id: 'callsPerDay',
      header: t('requests.columns.callsPerDay'),
      isHidden: true,
      cell: (request) => format.number(request.callsPerDay),
    },
    {
      id: 'ticket',
      header: t('requests.columns.ticket'),
      isHidden: true,
      cell: (request) => (request.ticket === null ? '–' : <HostileText text={request.ticket} />),
    },
    {
      id: 'decidedBy',
      header: t('requests.columns.decidedBy'),
      isHidden: true,
      cell: (request) =>
        request.decision === null ? '–' : <HostileText text={request.decision.by.name} />,
    },
    {
      id: 'submitted',
      header: t('requests.columns.submitted'),
      sortField: 'submitted',
      width: 130,
      cell: (request) => <Time at={request.submittedAt} show="relative" />,
    },
  ]
}
