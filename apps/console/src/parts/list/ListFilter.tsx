import PropertyFilter from '@cloudscape-design/components/property-filter'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../keys/KeysProvider.tsx'
import {
  type FilterProperty,
  type FilterSearch,
  filteringOptions,
  filteringProperties,
  queryOf,
  searchOf,
} from './filter.ts'

interface ListFilterProps {
  readonly properties: readonly FilterProperty[]
  readonly search: FilterSearch
  readonly onChange: (search: FilterSearch) => void
  readonly placeholder: string | undefined
}

/** The filter of a list; `/` goes to it. It keeps nothing itself: the address is the truth. */
export function ListFilter({ properties, search, onChange, placeholder }: ListFilterProps) {
  const { t } = useTranslation('parts')
  const field = useRef<{ focus(): void }>(null)
  const takesFreeText = properties.some((property) => property.takesFreeText === true)
  useKeys({ filter: () => field.current?.focus() })
  return (
    <PropertyFilter
      ref={field}
      query={queryOf(properties, search)}
      onChange={({ detail }) => onChange(searchOf(properties, detail))}
      filteringProperties={filteringProperties(properties)}
      filteringOptions={filteringOptions(properties, t('list.yes'))}
      filteringPlaceholder={placeholder ?? t('list.filterPlaceholder')}
      filteringAriaLabel={t('list.filterLabel')}
      disableFreeTextFiltering={!takesFreeText}
      hideOperations
      tokenLimit={6}
      expandToViewport
    />
  )
}
