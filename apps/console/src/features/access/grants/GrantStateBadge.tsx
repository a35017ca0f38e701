import type { GrantState } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type StatusMeaning } from '../../../parts/feedback/StatusBadge.tsx'

const meanings: Readonly<Record<GrantState, StatusMeaning>> = {
  approved: 'waiting',
  applying: 'working',
  effective: 'good',
  failed: 'bad',
  revoking: 'working',
  revoked: 'ended',
  expiring: 'working',
  expired: 'ended',
}

export function GrantStateBadge({ state }: { readonly state: GrantState }) {
  const { t } = useTranslation('access')
  return <StatusBadge meaning={meanings[state]}>{t(`grants.state.${state}`)}</StatusBadge>
}
