import { useTranslation } from 'react-i18next'
import type { FilterProperty } from '../../../parts/list/filter.ts'

export function useAccountFilter(): readonly FilterProperty[] {
  const { t } = useTranslation('access')
  return [
    { key: 'name', label: t('accounts.columns.name'), kind: 'text', takesFreeText: true },
    {
      key: 'state',
      label: t('accounts.columns.state'),
      kind: 'choices',
      options: (['connected', 'unverified', 'unreachable'] as const).map((value) => ({
        value,
        label: t(`accounts.state.${value}`),
      })),
    },
    {
      key: 'environment',
      label: t('accounts.columns.environment'),
      kind: 'choices',
      options: (['development', 'production'] as const).map((value) => ({
        value,
        label: t(`accounts.environment.${value}`),
      })),
    },
  ]
}
