import Button from '@cloudscape-design/components/button'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { ListPage } from '../../../parts/list/ListPage.tsx'
import { useListAddress } from '../../../parts/list/use-list-address.ts'
import { useListPreferences } from '../../../parts/list/use-list-preferences.ts'
import { useListResult } from '../../access/use-list-result.ts'
import { usePageSearch } from '../../access/use-page-search.ts'
import { EntryPreview } from '../EntryPreview.tsx'
import type { Entry } from '../entry.ts'
import { auditListInputOf } from '../list-input.ts'
import { auditSearch } from '../search.ts'
import { TimeRangePicker } from '../TimeRangePicker.tsx'
import { useAuditColumns } from '../use-audit-columns.tsx'
import { useAuditFilter } from '../use-audit-filter.ts'
import { useSentence } from '../use-sentence.ts'

/** Everything that was done, newest first. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const sentence = useSentence()
  const { search, setSearch, setPreview, paging } = useListAddress(usePageSearch(auditSearch)[0])
  const columns = useAuditColumns(setPreview)
  const preferences = useListPreferences('audit', columns)
  const query = useQuery({
    ...trpc.audit.list.queryOptions(auditListInputOf(search, preferences[0].pageSize)),
    placeholderData: keepPreviousData,
  })
  const result = useListResult<Entry>(query)
  const properties = useAuditFilter(result.rows)
  return (
    <ListPage<Entry>
      title={t('title')}
      description={t('description')}
      actions={
        <Button
          iconName="refresh"
          ariaLabel={t('refresh')}
          loading={query.isFetching}
          onClick={() => void query.refetch()}
        />
      }
      columns={columns}
      rowId={(entry) => entry.id}
      rowName={sentence}
      result={result}
      preferences={preferences}
      paging={paging}
      filter={{ properties, search, onChange: setSearch, placeholder: t('filterPlaceholder') }}
      note={<TimeRangePicker range={search} onChange={setSearch} />}
      preview={{
        id: search.preview,
        onChange: setPreview,
        render: (entry) => <EntryPreview entry={entry} />,
      }}
      empty={{ title: t('empty.title'), body: t('empty.body') }}
    />
  )
}
