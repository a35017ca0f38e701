import { grantStates } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import type { FilterProperty } from '../../../parts/list/filter.ts'
import { useFilterOptions } from '../use-filter-options.ts'

/** Spans that people plan by; any other number of days can be typed. */
const endSpansDays = [3, 7, 14, 30, 90]

export function useGrantFilter(): readonly FilterProperty[] {
  const { t } = useTranslation('access')
  const { teams, accounts } = useFilterOptions()
  return [
    {
      key: 'state',
      label: t('grants.filters.state'),
      kind: 'choices',
      options: grantStates.map((value) => ({ value, label: t(`grants.state.${value}`) })),
    },
    { key: 'team', label: t('grants.filters.team'), kind: 'choice', options: teams },
    { key: 'account', label: t('grants.filters.account'), kind: 'choice', options: accounts },
    { key: 'model', label: t('grants.filters.target'), kind: 'text', takesFreeText: true },
    { key: 'request', label: t('grants.filters.request'), kind: 'choice' },
    {
      key: 'endsWithinDays',
      label: t('grants.filters.ends'),
      kind: 'choice',
      options: endSpansDays.map((days) => ({
        value: String(days),
        label: t('grants.filters.endsValue', { days }),
      })),
    },
  ]
}
