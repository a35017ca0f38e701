import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import type { AccessRequest, Grant } from '@gatehouse/contract/access'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { WhyEmpty } from '../../../parts/list/WhyEmpty.tsx'
import { useGrantColumns } from '../grants/use-grant-columns.tsx'
import { useListResult } from '../use-list-result.ts'

const shown = ['target', 'state', 'account', 'effectiveAt', 'expiresAt', 'proof']

/** What an approval became: every grant with its live state. */
export function RequestGrants({ request }: { readonly request: AccessRequest }) {
  const { t } = useTranslation('access')
  const columns = useGrantColumns().filter(({ id }) => shown.includes(id))
  const result = useListResult(
    useQuery(trpc.access.grants.queryOptions({ requestId: request.id, limit: 100 })),
  )
  return (
    <Table<Grant>
      variant="container"
      header={
        <Header variant="h2" description={t('requests.page.grantsOf')}>
          {t('requests.page.grants')}
        </Header>
      }
      ariaLabels={{ tableLabel: t('requests.page.grants') }}
      columnDefinitions={columns.map(({ id, header, cell, isRowHeader }) => ({
        id,
        header,
        cell,
        isRowHeader: isRowHeader ?? false,
      }))}
      items={result.rows}
      trackBy="id"
      loading={result.isPending}
      wrapLines
      empty={
        <WhyEmpty
          failure={result.failure}
          onRetry={result.onRetry}
          onClearFilter={null}
          empty={{ title: t('grants.empty.title'), body: t('grants.empty.body') }}
        />
      }
    />
  )
}
