import Button from '@cloudscape-design/components/button'
import type { Account, GuardrailAssignment } from '@gatehouse/contract/access-accounts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useMay } from '../../../app/me.ts'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { FactTable } from '../FactTable.tsx'
import { useFilterOptions } from '../use-filter-options.ts'
import { pageOfAll, useListResult } from '../use-list-result.ts'
import { AssignGuardrailsDialog } from './AssignGuardrailsDialog.tsx'

/** Which guardrail version each team's calls have to name. */
export function GuardrailsSection({ account }: { readonly account: Account }) {
  const { t } = useTranslation('access')
  const { teams } = useFilterOptions()
  const mayAssign = useMay('access.guardrail.assign')
  const [isOpen, setIsOpen] = useState(false)
  const { accountId } = account
  const query = useQuery(trpc.access.guardrailAssignments.queryOptions({ accountId }))
  const result = useListResult<GuardrailAssignment>({ ...query, data: pageOfAll(query.data) })
  const nameOf = (teamId: string) => teams.find(({ value }) => value === teamId)?.label ?? teamId
  return (
    <>
      <FactTable<GuardrailAssignment>
        title={t('accounts.guardrails.title')}
        description={t('accounts.guardrails.description')}
        actions={
          mayAssign ? (
            <Button onClick={() => setIsOpen(true)}>{t('accounts.guardrails.assign')}</Button>
          ) : null
        }
        rowId={(one) => `${one.teamId} ${one.region}`}
        result={result}
        empty={{ title: t('accounts.guardrails.none'), body: t('accounts.guardrails.empty') }}
        columns={[
          {
            id: 'team',
            header: t('accounts.guardrails.team'),
            isRowHeader: true,
            cell: (one) => nameOf(one.teamId),
          },
          { id: 'region', header: t('accounts.guardrails.region'), cell: (one) => one.region },
          {
            id: 'guardrail',
            header: t('accounts.guardrails.guardrail'),
            cell: (one) => (
              <>
                <HostileText text={one.name} />{' '}
                <CopyText text={one.guardrailId} what={t('accounts.guardrails.guardrail')} isCode />
              </>
            ),
          },
          { id: 'version', header: t('accounts.guardrails.version'), cell: (one) => one.version },
        ]}
      />
      {isOpen && query.data !== undefined ? (
        <AssignGuardrailsDialog
          account={account}
          teams={teams}
          assignments={query.data}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  )
}
