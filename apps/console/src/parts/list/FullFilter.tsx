import PropertyFilter from '@cloudscape-design/components/property-filter'
import { useEffect, useRef } from 'react'
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

export interface FullFilterProps {
  readonly properties: readonly FilterProperty[]
  readonly search: FilterSearch
  readonly onChange: (search: FilterSearch) => void
  readonly placeholder: string
  /** Somebody waits for it with the focus. */
  readonly hasFocus: boolean
}

/** Cloudscape's property filter. It keeps nothing itself: the address is the truth. */
export function FullFilter(props: FullFilterProps) {
  const { properties, search, onChange, placeholder, hasFocus } = props
  const { t } = useTranslation('parts')
  const field = useRef<{ focus(): void }>(null)
  const takesFreeText = properties.some((property) => property.takesFreeText === true)
  useKeys({ filter: () => field.current?.focus() })
  useEffect(() => {
    if (hasFocus) field.current?.focus()
  }, [hasFocus])
  return (
    <PropertyFilter
      ref={field}
      query={queryOf(properties, search)}
      onChange={({ detail }) => onChange(searchOf(properties, detail))}
      filteringProperties={filteringProperties(properties, t('list.yes'))}
      filteringOptions={filteringOptions(properties, t('list.yes'))}
      filteringPlaceholder={placeholder}
      filteringAriaLabel={t('list.filterLabel')}
      disableFreeTextFiltering={!takesFreeText}
      hideOperations
      tokenLimit={6}
      expandToViewport
    />
  )
}
