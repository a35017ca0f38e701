import type { CatalogueEntry } from '@gatehouse/contract/access-catalogue'
import { useTranslation } from 'react-i18next'
import type { FilterProperty } from '../../../parts/list/filter.ts'
import { catalogueStates } from '../search.ts'
import { valuesOf } from './filter-entries.ts'

/** What the catalogue can be filtered by. Team and account are chosen apart: they decide what is read. */
export function useCatalogueFilter(entries: readonly CatalogueEntry[]): readonly FilterProperty[] {
  const { t } = useTranslation('access')
  const same = (value: string) => ({ value, label: value })
  return [
    {
      key: 'model',
      label: t('catalogue.columns.name'),
      kind: 'text',
      takesFreeText: true,
    },
    {
      key: 'state',
      label: t('catalogue.columns.state'),
      kind: 'choices',
      options: catalogueStates.map((value) => ({ value, label: t(`catalogue.state.${value}`) })),
    },
    {
      key: 'provider',
      label: t('catalogue.columns.provider'),
      kind: 'choices',
      options: valuesOf(entries, ({ provider }) => [provider]).map(same),
    },
    {
      key: 'kind',
      label: t('catalogue.columns.kind'),
      kind: 'choices',
      options: (['foundation-model', 'inference-profile'] as const).map((value) => ({
        value,
        label: t(`catalogue.kind.${value}`),
      })),
    },
    {
      key: 'region',
      label: t('catalogue.columns.regions'),
      kind: 'choices',
      options: valuesOf(entries, ({ regions }) => regions).map(same),
    },
    {
      key: 'lifecycle',
      label: t('catalogue.columns.lifecycle'),
      kind: 'choices',
      options: (['ACTIVE', 'LEGACY'] as const).map((value) => ({
        value,
        label: t(`catalogue.lifecycle.${value}`),
      })),
    },
  ]
}
