import type { TeamRef } from '@gatehouse/contract/identity'
import { useTranslation } from 'react-i18next'

/** A team's name in the reader's language. */
export function useTeamName(): (team: TeamRef) => string {
  const { i18n } = useTranslation()
  return (team) => (i18n.resolvedLanguage === 'ko' ? team.name.ko : team.name.en)
}
