import type { Account } from '@gatehouse/contract/access-accounts'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type StatusMeaning } from '../../../parts/feedback/StatusBadge.tsx'

const meanings: Readonly<Record<Account['state'], StatusMeaning>> = {
  unverified: 'waiting',
  connected: 'good',
  unreachable: 'bad',
}

export function AccountState({ state }: { readonly state: Account['state'] }) {
  const { t } = useTranslation('access')
  return <StatusBadge meaning={meanings[state]}>{t(`accounts.state.${state}`)}</StatusBadge>
}

/** Whether the account has filed the form that some providers ask for; null: not read yet. */
export function UseCaseState({ isFiled }: { readonly isFiled: boolean | null }) {
  const { t } = useTranslation('access')
  if (isFiled === null)
    return <StatusBadge meaning="neutral">{t('accounts.useCase.unknown')}</StatusBadge>
  return isFiled ? (
    <StatusBadge meaning="good">{t('accounts.useCase.filed')}</StatusBadge>
  ) : (
    <StatusBadge meaning="attention">{t('accounts.useCase.missing')}</StatusBadge>
  )
}
