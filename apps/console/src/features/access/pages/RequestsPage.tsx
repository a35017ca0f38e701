import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useMay } from '../../../app/me.ts'
import { pathTo } from '../../../app/router/path-to.ts'
import { useKeys } from '../../../parts/keys/KeysProvider.tsx'
import { ListPage } from '../../../parts/list/ListPage.tsx'
import { useListAddress } from '../../../parts/list/use-list-address.ts'
import { useListPreferences } from '../../../parts/list/use-list-preferences.ts'
import { requestListInputOf } from '../requests/list-input.ts'
import { RequestPreview } from '../requests/RequestPreview.tsx'
import { useRequestColumns } from '../requests/use-request-columns.tsx'
import { useRequestFilter } from '../requests/use-request-filter.ts'
import { requestsSearch } from '../search.ts'
import { useListResult } from '../use-list-result.ts'
import { usePageSearch } from '../use-page-search.ts'

/** Who asked for what; for an administrator the queue of decisions. */
export function RequestsPage() {
  const { t } = useTranslation('access')
  const router = useRouter()
  const mayRequest = useMay('access.request.submit')
  const address = useListAddress(usePageSearch(requestsSearch)[0])
  const { search, setSearch, setPreview, paging } = address
  const columns = useRequestColumns()
  const preferences = useListPreferences('requests', columns)
  const query = useQuery({
    ...trpc.access.requests.queryOptions(requestListInputOf(search, preferences[0].pageSize)),
    placeholderData: keepPreviousData,
  })
  const result = useListResult(query)
  const properties = useRequestFilter(result.rows)
  const goToForm = () => router.history.push(pathTo('newRequest'))
  useKeys(mayRequest ? { keys: { r: { label: t('requests.empty.action'), run: goToForm } } } : {})
  const toForm = mayRequest ? (
    <Button variant="primary" href={pathTo('newRequest')}>
      {t('requests.empty.action')}
    </Button>
  ) : undefined
  return (
    <ListPage
      title={t('requests.title')}
      description={t('requests.description')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="refresh"
            ariaLabel={t('refresh')}
            loading={query.isFetching}
            onClick={() => void query.refetch()}
          />
          {toForm}
        </SpaceBetween>
      }
      columns={columns}
      rowId={(request) => request.id}
      rowName={(request) => t('requests.number', { number: request.number })}
      result={result}
      preferences={preferences}
      paging={paging}
      filter={{
        properties,
        search,
        onChange: setSearch,
        placeholder: t('requests.filterPlaceholder'),
      }}
      sort={{
        by: { field: 'submitted', isDescending: search.order !== 'oldest' },
        onChange: ({ isDescending }) => setSearch({ order: isDescending ? undefined : 'oldest' }),
      }}
      preview={{
        id: search.preview,
        onChange: setPreview,
        render: (request) => <RequestPreview request={request} />,
      }}
      empty={{ title: t('requests.empty.title'), body: t('requests.empty.body'), action: toForm }}
    />
  )
}
