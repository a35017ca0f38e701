import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { CatalogueEntry } from '@gatehouse/contract/access-catalogue'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useMay, useMe } from '../../../app/me.ts'
import { useKeys } from '../../../parts/keys/KeysProvider.tsx'
import { ListPage } from '../../../parts/list/ListPage.tsx'
import { useListAddress } from '../../../parts/list/use-list-address.ts'
import { useListPreferences } from '../../../parts/list/use-list-preferences.ts'
import { usePagesOf } from '../../../parts/list/use-pages-of.ts'
import { newRequestPath } from '../links.ts'
import type { CatalogueSearch } from '../search.ts'
import type { FilterOption } from '../use-filter-options.ts'
import { useListResult } from '../use-list-result.ts'
import { EntryDetails } from './EntryDetails.tsx'
import { filterEntries } from './filter-entries.ts'
import { ReadingsNote } from './ReadingsNote.tsx'
import { RefreshButton } from './RefreshButton.tsx'
import { canBeRequested, mostTargets, targetKey, whyNotRequest } from './requestable.ts'
import { useCatalogueColumns } from './use-catalogue-columns.tsx'
import { useCatalogueFilter } from './use-catalogue-filter.ts'
import { WherePickers } from './WherePickers.tsx'

interface CatalogueListProps {
  readonly search: CatalogueSearch
  readonly where: {
    readonly teams: readonly FilterOption[]
    readonly accounts: readonly FilterOption[]
    readonly teamId: string
    readonly accountId: string
  }
}

export function CatalogueList({ search, where }: CatalogueListProps) {
  const { t } = useTranslation('access')
  const router = useRouter()
  const me = useMe()
  const { setSearch, setPreview } = useListAddress(search)
  const { teamId, accountId } = where
  const mayRequest = useMay('access.request.submit') && me.teams.some(({ id }) => id === teamId)
  const [selectedIds, setSelectedIds] = useState<readonly string[]>([])
  const columns = useCatalogueColumns(setPreview)
  const preferences = useListPreferences('catalogue', columns)
  const query = useQuery({
    ...trpc.access.catalogue.queryOptions({ teamId, accountId }),
    placeholderData: keepPreviousData,
  })
  const entries = query.data?.entries ?? []
  const properties = useCatalogueFilter(entries)
  const pages = usePagesOf(filterEntries(entries, search), preferences[0].pageSize)
  const result = useListResult<CatalogueEntry>({
    ...query,
    data: query.data === undefined ? undefined : { rows: pages.rows, nextCursor: pages.nextCursor },
  })
  const selected = entries.filter((entry) => selectedIds.includes(targetKey(entry.target)))
  const why = whyNotRequest(selected)
  const pathFor = (chosen: readonly CatalogueEntry[]) =>
    newRequestPath({ teamId, accountId, targets: chosen.map(({ target }) => target) })
  useKeys(
    mayRequest
      ? {
          keys: {
            r: {
              label: t('catalogue.request'),
              run: () => router.history.push(pathFor(why === null ? selected : [])),
            },
          },
        }
      : {},
  )
  return (
    <ListPage<CatalogueEntry>
      title={t('catalogue.title')}
      description={t('catalogue.description')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton accountId={accountId} />
          {mayRequest ? (
            <Button
              variant="primary"
              disabled={why !== null}
              {...(why === null
                ? {}
                : { disabledReason: t(`catalogue.cannotRequest.${why}`, { max: mostTargets }) })}
              onClick={() => router.history.push(pathFor(selected))}
            >
              {selected.length === 0
                ? t('catalogue.request')
                : t('catalogue.requestSelected', { count: selected.length })}
            </Button>
          ) : null}
        </SpaceBetween>
      }
      columns={columns}
      rowId={(entry) => targetKey(entry.target)}
      rowName={(entry) => entry.name}
      result={result}
      preferences={preferences}
      paging={pages.paging}
      filter={{
        properties,
        search,
        onChange: setSearch,
        placeholder: t('catalogue.filterPlaceholder'),
      }}
      {...(mayRequest ? { selection: { selectedIds, onChange: setSelectedIds } } : {})}
      preview={{
        id: search.preview,
        onChange: setPreview,
        render: (entry) => (
          <EntryDetails
            entry={entry}
            requestHref={mayRequest && canBeRequested(entry) ? pathFor([entry]) : null}
          />
        ),
      }}
      note={
        <SpaceBetween size="s">
          <WherePickers
            {...where}
            onChange={(chosen) => {
              setSelectedIds([])
              setSearch(chosen)
            }}
          />
          <ReadingsNote readings={query.data?.readings ?? []} />
        </SpaceBetween>
      }
      empty={{ title: t('catalogue.empty.title'), body: t('catalogue.empty.body') }}
    />
  )
}
