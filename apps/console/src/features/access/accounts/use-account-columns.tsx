import Link from '@cloudscape-design/components/link'
import type { Account } from '@gatehouse/contract/access-accounts'
import { useTranslation } from 'react-i18next'
import { pathTo } from '../../../app/router/path-to.ts'
import { AgeBadge } from '../../../parts/feedback/AgeBadge.tsx'
import type { ListColumn } from '../../../parts/list/columns.ts'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { Regions } from '../Regions.tsx'
import { AccountState, UseCaseState } from './AccountState.tsx'
import { verifiedIsOldMs } from './verified-age.ts'

export function useAccountColumns(): readonly ListColumn<Account>[] {
  const { t } = useTranslation('access')
  return [
    {
      id: 'name',
      header: t('accounts.columns.name'),
      isRowHeader: true,
      width: 160,
      cell: (account) => (
        <Link href={pathTo('account', { accountId: account.accountId })}>
          <HostileText text={account.name} />
        </Link>
      ),
    },
    {
      id: 'accountId',
      header: t('accounts.columns.accountId'),
      width: 150,
      cell: (account) => account.accountId,
    },
    {
      id: 'state',
      header: t('accounts.columns.state'),
      width: 150,
      cell: (account) => <AccountState state={account.state} />,
    },
    {
      id: 'verifiedAt',
      header: t('accounts.columns.verifiedAt'),
      width: 200,
      cell: (account) => <AgeBadge readAt={account.verifiedAt} staleAfterMs={verifiedIsOldMs} />,
    },
    {
      id: 'environment',
      header: t('accounts.columns.environment'),
      width: 150,
      cell: (account) => t(`accounts.environment.${account.environment}`),
    },
    {
      id: 'regions',
      header: t('accounts.columns.regions'),
      width: 200,
      cell: (account) => <Regions regions={account.regions} />,
    },
    {
      id: 'useCaseForm',
      header: t('accounts.columns.useCaseForm'),
      width: 140,
      cell: (account) => <UseCaseState isFiled={account.hasUseCaseForm} />,
    },
  ]
}
