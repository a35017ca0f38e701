import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import type { Catalogue } from '@gatehouse/contract/access-catalogue'
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { useMay } from '../../../app/me.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { AgeBadge } from '../../../parts/feedback/AgeBadge.tsx'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { EmptyState } from '../../../parts/feedback/EmptyState.tsx'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { StatusBadge, type StatusMeaning } from '../../../parts/feedback/StatusBadge.tsx'
import { HostileText } from '../../../parts/text/HostileText.tsx'

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
  const failureWords = useFailureWords()
  const queryClient = useQueryClient()
  const mayRefresh = useMay('access.catalogue.refresh')
  // A catalogue is read for an account, but asked for by a team; the readings are the same for all.
  const teams = useQuery(trpc.access.teams.queryOptions())
  const teamId = teams.data?.[0]?.id
  const catalogue = useQuery(
    trpc.access.catalogue.queryOptions(teamId === undefined ? skipToken : { accountId, teamId }),
  )
  const refresh = useDeed(trpc.access.refreshCatalogue.mutationOptions(), {
    onDone: () => {
      notify({ type: 'info', header: t('accounts.readings.refreshed') })
      void queryClient.invalidateQueries({ queryKey: trpc.access.catalogue.pathKey() })
    },
  })
  const failure = refresh.failure ?? (catalogue.error === null ? null : failureOf(catalogue.error))
  return (
    <>
      {failure === null ? null : <FailureAlert failure={failureWords(failure)} />}
      <Table<Reading>
        variant="container"
        header={
          <Header
            variant="h2"
            actions={
              mayRefresh ? (
                <Button
                  iconName="refresh"
                  loading={refresh.isRunning}
                  onClick={() => refresh.run({ accountId })}
                >
                  {t('accounts.readings.refresh')}
                </Button>
              ) : null
            }
          >
            {t('accounts.readings.title')}
          </Header>
        }
        ariaLabels={{ tableLabel: t('accounts.readings.title') }}
        items={catalogue.data?.readings ?? []}
        trackBy="region"
        loading={teams.isPending || catalogue.isLoading}
        wrapLines
        empty={
          <EmptyState
            title={t(
              teams.data?.length === 0 ? 'accounts.readings.chooseTeam' : 'accounts.readings.empty',
            )}
          />
        }
        columnDefinitions={[
          {
            id: 'region',
            header: t('accounts.readings.region'),
            cell: (reading) => reading.region,
            isRowHeader: true,
          },
          {
            id: 'state',
            header: t('accounts.readings.state'),
            cell: (reading) => (
              <StatusBadge meaning={meanings[reading.state]}>
                {t(`accounts.readings.stateIs.${reading.state}`)}
              </StatusBadge>
            ),
          },
          {
            id: 'readAt',
            header: t('accounts.readings.readAt'),
            cell: (reading) => <AgeBadge readAt={reading.readAt} />,
          },
          {
            id: 'failure',
            header: t('accounts.readings.failure'),
            cell: (reading) =>
              reading.failure === null ? '–' : <HostileText text={reading.failure} />,
          },
          {
            id: 'requestId',
            header: t('accounts.readings.requestId'),
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
    </>
  )
}
