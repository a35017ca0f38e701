import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import type { AccessRequest } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/me.ts'
import { pathTo } from '../../../app/router/path-to.ts'
import { Time } from '../../../parts/format/Time.tsx'
import { useFormat } from '../../../parts/format/use-format.ts'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { TargetList } from '../catalogue/TargetList.tsx'
import { Regions } from '../Regions.tsx'
import { useTeamName } from '../team-name.ts'
import { RequestState } from './RequestState.tsx'

interface RequestFactsProps {
  readonly request: AccessRequest
  readonly columns?: number
}

/** Everything that was asked for, as it was asked. */
export function RequestFacts({ request, columns = 3 }: RequestFactsProps) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const teamName = useTeamName()
  const mayReadAccounts = useMay('access.account.read')
  const account = `${request.accountName} (${request.accountId})`
  return (
    <KeyValuePairs
      columns={columns}
      items={[
        { label: t('requests.columns.state'), value: <RequestState state={request.state} /> },
        {
          label: t('requests.columns.requester'),
          value: <HostileText text={request.requester.name} />,
        },
        { label: t('requests.columns.team'), value: teamName(request.team) },
        {
          label: t('requests.columns.account'),
          value: mayReadAccounts ? (
            <Link href={pathTo('account', { accountId: request.accountId })}>{account}</Link>
          ) : (
            account
          ),
        },
        { label: t('requests.columns.models'), value: <TargetList targets={request.targets} /> },
        { label: t('requests.columns.regions'), value: <Regions regions={request.regions} /> },
        {
          label: t('requests.columns.channels'),
          value: format.list(
            request.channels.map((channel) => t(`requests.channelShort.${channel}`)),
          ),
        },
        {
          label: t('requests.columns.dataClass'),
          value: t(`requests.dataClass.${request.dataClass}`),
        },
        { label: t('requests.columns.callsPerDay'), value: format.number(request.callsPerDay) },
        { label: t('requests.columns.duration'), value: format.days(request.durationDays) },
        { label: t('requests.columns.submitted'), value: <Time at={request.submittedAt} /> },
        {
          label: t('requests.columns.ticket'),
          value:
            request.ticket === null ? (
              t('requests.page.noTicket')
            ) : (
              <HostileText text={request.ticket} />
            ),
        },
      ]}
    />
  )
}
