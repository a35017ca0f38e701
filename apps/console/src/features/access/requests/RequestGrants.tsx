import type { AccessRequest, Grant } from '@gatehouse/contract/access'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { FactTable } from '../FactTable.tsx'
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
    <FactTable<Grant>
      title={t('requests.page.grants')}
      description={t('requests.page.grantsOf')}
      columns={columns}
      rowId={({ id }) => id}
      result={result}
      empty={{ title: t('grants.empty.title'), body: t('grants.empty.body') }}
    />
  )
}
