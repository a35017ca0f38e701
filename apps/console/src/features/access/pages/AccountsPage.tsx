import Button from '@cloudscape-design/components/button'
import type { Account } from '@gatehouse/contract/access-accounts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useMay } from '../../../app/me.ts'
import { pathTo } from '../../../app/router/path-to.ts'
import { ListPage } from '../../../parts/list/ListPage.tsx'
import { useListAddress } from '../../../parts/list/use-list-address.ts'
import { useListPreferences } from '../../../parts/list/use-list-preferences.ts'
import { usePagesOf } from '../../../parts/list/use-pages-of.ts'
import { AccountFacts } from '../accounts/AccountFacts.tsx'
import { filterAccounts } from '../accounts/filter-accounts.ts'
import { useAccountColumns } from '../accounts/use-account-columns.tsx'
import { useAccountFilter } from '../accounts/use-account-filter.ts'
import { accountsSearch } from '../search.ts'
import { useListResult } from '../use-list-result.ts'
import { usePageSearch } from '../use-page-search.ts'

/** The accounts that Gatehouse governs. */
export function AccountsPage() {
  const { t } = useTranslation('access')
  const mayConnect = useMay('access.account.connect')
  const { search, setSearch, setPreview } = useListAddress(usePageSearch(accountsSearch)[0])
  const columns = useAccountColumns()
  const preferences = useListPreferences('accounts', columns)
  const properties = useAccountFilter()
  const query = useQuery(trpc.access.accounts.queryOptions())
  const pages = usePagesOf(filterAccounts(query.data ?? [], search), preferences[0].pageSize)
  const result = useListResult<Account>({
    ...query,
    data: query.data === undefined ? undefined : { rows: pages.rows, nextCursor: pages.nextCursor },
  })
  const connect = mayConnect ? (
    <Button variant="primary" href={pathTo('connectAccount')}>
      {t('accounts.connect.button')}
    </Button>
  ) : undefined
  return (
    <ListPage<Account>
      title={t('accounts.title')}
      description={t('accounts.description')}
      actions={connect}
      columns={columns}
      rowId={(account) => account.accountId}
      rowName={(account) => account.name}
      result={result}
      preferences={preferences}
      paging={pages.paging}
      filter={{
        properties,
        search,
        onChange: setSearch,
        placeholder: t('accounts.filterPlaceholder'),
      }}
      preview={{
        id: search.preview,
        onChange: setPreview,
        render: (account) => <AccountFacts account={account} columns={2} />,
      }}
      empty={{ title: t('accounts.empty.title'), body: t('accounts.empty.body'), action: connect }}
    />
  )
}
