import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { useMay } from '../../../app/me.ts'
import { pathTo } from '../../../app/router/path-to.ts'
import { PageLoading } from '../../../app/states/PageLoading.tsx'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { Counts } from '../Counts.tsx'
import { NeedsYouList } from '../NeedsYouList.tsx'

/** Home: what waits for this person, ranked by the server. */
export function HomePage() {
  const { t } = useTranslation(['home', 'shell', 'parts'])
  const words = useFailureWords()
  const mayRequest = useMay('access.request.submit')
  const { data, error, isPending, refetch, isFetching } = useQuery(
    trpc.access.needsYou.queryOptions(),
  )
  if (isPending) return <PageLoading />
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={t('home:intro')}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                iconName="refresh"
                ariaLabel={t('parts:refresh')}
                loading={isFetching}
                onClick={() => void refetch()}
              />
              {mayRequest ? (
                <Button variant="primary" href={pathTo('newRequest')}>
                  {t('home:actions.request')}
                </Button>
              ) : (
                <Button href={pathTo('catalogue')}>{t('home:actions.catalogue')}</Button>
              )}
            </SpaceBetween>
          }
        >
          {t('shell:pages.home')}
        </Header>
      }
    >
      {data === undefined ? (
        <FailureAlert failure={words(failureOf(error))} onRetry={() => void refetch()} />
      ) : (
        <SpaceBetween size="l">
          <Counts counts={data.counts} />
          <NeedsYouList items={data.items} />
        </SpaceBetween>
      )}
    </ContentLayout>
  )
}
