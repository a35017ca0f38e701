import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Grant } from '@gatehouse/contract/access'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useMay } from '../../../app/me.ts'
import { pathTo } from '../../../app/router/path-to.ts'
import { ListPage } from '../../../parts/list/ListPage.tsx'
import { useListAddress } from '../../../parts/list/use-list-address.ts'
import { useListPreferences } from '../../../parts/list/use-list-preferences.ts'
import { grantsSearch } from '../search.ts'
import { useListResult } from '../use-list-result.ts'
import { usePageSearch } from '../use-page-search.ts'
import { GrantPreview } from './GrantPreview.tsx'
import { grantListInputOf } from './list-input.ts'
import { RevokeDialog } from './RevokeDialog.tsx'
import { useGrantColumns } from './use-grant-columns.tsx'
import { useGrantFilter } from './use-grant-filter.ts'
import { ViewSwitch } from './ViewSwitch.tsx'

/** All grants that the person may see; an administrator revokes from here. */
export function GrantList() {
  const { t } = useTranslation('access')
  const mayRevoke = useMay('access.grant.revoke')
  const { search, setSearch, setPreview, paging } = useListAddress(usePageSearch(grantsSearch)[0])
  const columns = useGrantColumns()
  const preferences = useListPreferences('grants', columns)
  const query = useQuery({
    ...trpc.access.grants.queryOptions(grantListInputOf(search, preferences[0].pageSize)),
    placeholderData: keepPreviousData,
  })
  const result = useListResult<Grant>(query)
  const properties = useGrantFilter()
  const [revoking, setRevoking] = useState<Grant | null>(null)
  const previewed = result.rows.find(({ id }) => id === search.preview)
  return (
    <>
      <ListPage<Grant>
        title={t('grants.title')}
        description={t('grants.description')}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ViewSwitch view="all" />
            <Button
              iconName="refresh"
              ariaLabel={t('refresh')}
              loading={query.isFetching}
              onClick={() => void query.refetch()}
            />
            {mayRevoke ? (
              <Button
                disabled={previewed?.mayRevoke !== true}
                disabledReason={t('grants.revoke.not')}
                onClick={() => setRevoking(previewed ?? null)}
              >
                {t('grants.revoke.selected')}
              </Button>
            ) : null}
          </SpaceBetween>
        }
        columns={columns}
        rowId={(grant) => grant.id}
        rowName={(grant) => grant.target.id}
        result={result}
        preferences={preferences}
        paging={paging}
        filter={{
          properties,
          search,
          onChange: setSearch,
          placeholder: t('grants.filterPlaceholder'),
        }}
        preview={{
          id: search.preview,
          onChange: setPreview,
          render: (grant) => <GrantPreview grant={grant} />,
        }}
        empty={{
          title: t('grants.empty.title'),
          body: t('grants.empty.body'),
          action: <Button href={pathTo('requests')}>{t('grants.empty.queue')}</Button>,
        }}
      />
      {revoking === null ? null : (
        <RevokeDialog grant={revoking} onClose={() => setRevoking(null)} />
      )}
    </>
  )
}
