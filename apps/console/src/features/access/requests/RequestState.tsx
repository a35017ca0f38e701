import type { AccessRequest } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type StatusMeaning } from '../../../parts/feedback/StatusBadge.tsx'

const meanings: Readonly<Record<AccessRequest['state'], StatusMeaning>> = {
  pending: 'waiting',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'ended',
}

export function RequestState({ state }: { readonly state: AccessRequest['state'] }) {
  const { t } = useTranslation('access')
  return <StatusBadge meaning={meanings[state]}>{t(`requests.state.${state}`)}</StatusBadge>
}
