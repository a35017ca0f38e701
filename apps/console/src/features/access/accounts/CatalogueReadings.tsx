import type { Catalogue } from '@gatehouse/contract/access-catalogue'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { AgeBadge } from '../../../parts/feedback/AgeBadge.tsx'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { StatusBadge, type StatusMeaning } from '../../../parts/feedback/StatusBadge.tsx'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { RefreshButton } from '../catalogue/RefreshButton.tsx'
import { FactTable } from '../FactTable.tsx'
import { pageOfAll, useListResult } from '../use-list-result.ts'

type Reading = Catalogue['readings'][number]

const meanings: Readonly<Record<Reading['state'], StatusMeaning>> = {
  never: 'waiting',
  reading: 'working',
  current: 'good',
  stale: 'attention',
  failed: 'bad',
}

/** Per Region when the catalogue was read from AWS, or why it was not. */
export function CatalogueReadings({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation('access')
  // A catalogue is read for an account, but asked for by a team; the readings are the same for all.
  const teams = useQuery(trpc.access.teams.queryOptions())
  const teamId = teams.data?.[0]?.id
  const catalogue = useQuery(
    trpc.access.catalogue.queryOptions(teamId === undefined ? skipToken : { accountId, teamId }),
  )
  const result = useListResult<Reading>({
    ...catalogue,
    data: pageOfAll(catalogue.data?.readings),
    isPending: teams.isPending || catalogue.isLoading,
  })
  return (
    <FactTable<Reading>
      title={t('accounts.readings.title')}
      actions={<RefreshButton accountId={accountId} />}
      rowId={(reading) => reading.region}
      result={result}
      empty={{
        title: t('accounts.readings.empty'),
        body: teams.data?.length === 0 ? t('accounts.readings.chooseTeam') : '',
      }}
      columns={[
        {
          id: 'region',
          header: t('accounts.readings.region'),
          minWidth: 140,
          cell: (reading) => reading.region,
          isRowHeader: true,
        },
        {
          id: 'state',
          header: t('accounts.readings.state'),
          minWidth: 130,
          cell: (reading) => (
            <StatusBadge meaning={meanings[reading.state]}>
              {t(`accounts.readings.stateIs.${reading.state}`)}
            </StatusBadge>
          ),
        },
        {
          id: 'readAt',
          header: t('accounts.readings.readAt'),
          minWidth: 200,
          cell: (reading) => <AgeBadge readAt={reading.readAt} />,
        },
        {
          id: 'failure',
          header: t('accounts.readings.failure'),
          minWidth: 280,
          cell: (reading) =>
            reading.failure === null ? '–' : <HostileText text={reading.failure} />,
        },
        {
          id: 'requestId',
          header: t('accounts.readings.requestId'),
          minWidth: 200,
          cell: (reading) =>
            reading.awsRequestId === null ? (
              '–'
            ) : (
              <CopyText
                text={reading.awsRequestId}
                what={t('accounts.readings.requestId')}
                isCode
              />
            ),
        },
      ]}
    />
  )
}
