import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { useMe } from '../../../app/me.ts'
import { pathTo } from '../../../app/router/path-to.ts'
import { PageLoading } from '../../../app/states/PageLoading.tsx'
import { EmptyState } from '../../../parts/feedback/EmptyState.tsx'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { grantsSearch } from '../search.ts'
import { usePageSearch } from '../use-page-search.ts'
import { endedStates, isEnded, liveStates } from './ending.ts'
import { grantListInputOf } from './list-input.ts'
import { MyGrants } from './MyGrants.tsx'
import { ViewSwitch } from './ViewSwitch.tsx'
import { WaitingRequests } from './WaitingRequests.tsx'

const pageSize = 25

/** What the person's teams hold, with code that works and a call to try it. */
export function MyAccess() {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const me = useMe()
  const [search, setSearch] = usePageSearch(grantsSearch)
  const isOfEnded = search.state?.every(isEnded) ?? false
  const [onlyTeam, ...otherTeams] = me.teams
  const query = useInfiniteQuery(
    trpc.access.grants.infiniteQueryOptions(
      {
        ...grantListInputOf({ ...search, after: undefined }, pageSize),
        state: [...(isOfEnded ? endedStates : liveStates)],
        // Who also administers sees every team's grants; here only the own ones belong.
        ...(onlyTeam !== undefined && otherTeams.length === 0 ? { teamId: onlyTeam.id } : {}),
      },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  )
  if (query.isPending) return <PageLoading />
  const own = new Set(me.teams.map(({ id }) => id))
  const grants = (query.data?.pages ?? [])
    .flatMap((page) => page.rows)
    .filter(({ team }) => own.has(team.id))
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={t('grants.myDescription')}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <ViewSwitch view="mine" />
              <Button variant="primary" href={pathTo('catalogue')}>
                {t('grants.mine.emptyAction')}
              </Button>
            </SpaceBetween>
          }
        >
          {t('grants.myTitle')}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <SegmentedControl
          label={t('grants.columns.state')}
          selectedId={isOfEnded ? 'ended' : 'live'}
          options={[
            { id: 'live', text: t('grants.mine.live') },
            { id: 'ended', text: t('grants.mine.ended') },
          ]}
          onChange={({ detail }) =>
            setSearch({
              ...search,
              view: 'mine',
              state: detail.selectedId === 'ended' ? [...endedStates] : undefined,
            })
          }
        />
        <WaitingRequests />
        {query.isError ? (
          <FailureAlert
            failure={words(failureOf(query.error))}
            onRetry={() => void query.refetch()}
          />
        ) : null}
        {grants.length === 0 && !query.isError ? (
          isOfEnded ? (
            <EmptyState title={t('grants.mine.noneEnded')} />
          ) : (
            <EmptyState
              title={t('grants.mine.emptyTitle')}
              body={t('grants.mine.emptyBody')}
              action={<Button href={pathTo('catalogue')}>{t('grants.mine.emptyAction')}</Button>}
            />
          )
        ) : (
          <MyGrants grants={grants} />
        )}
        {query.hasNextPage ? (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('grants.mine.more')}
          </Button>
        ) : null}
      </SpaceBetween>
    </ContentLayout>
  )
}
