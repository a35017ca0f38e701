import Input from '@cloudscape-design/components/input'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../keys/KeysProvider.tsx'
import { type FilterProperty, type FilterSearch, isFiltered } from './filter.ts'

const load = async () => ({ default: (await import('./FullFilter.tsx')).FullFilter })
const FullFilter = lazy(load)

interface ListFilterProps {
  readonly properties: readonly FilterProperty[]
  readonly search: FilterSearch
  readonly onChange: (search: FilterSearch) => void
  readonly placeholder: string | undefined
}

/**
 * The filter of a list; `/` goes to it. The full one is a third of a list's scripts, so until it is
 * wanted (by focus, by `/`, or because the address holds a filter) a plain field keeps its place.
 */
export function ListFilter({ properties, search, onChange, placeholder }: ListFilterProps) {
  const { t } = useTranslation('parts')
  const [isWanted, setWanted] = useState(false)
  const words = placeholder ?? t('list.filterPlaceholder')
  const resting = (
    <RestingFilter placeholder={words} onWant={() => setWanted(true)} isLoading={isWanted} />
  )
  if (!isWanted && !isFiltered(properties, search)) return resting
  return (
    <Suspense fallback={resting}>
      <FullFilter
        properties={properties}
        search={search}
        onChange={onChange}
        placeholder={words}
        hasFocus={isWanted}
      />
    </Suspense>
  )
}

interface RestingFilterProps {
  readonly placeholder: string
  readonly onWant: () => void
  readonly isLoading: boolean
}

function RestingFilter({ placeholder, onWant, isLoading }: RestingFilterProps) {
  const { t } = useTranslation('parts')
  useKeys({ filter: onWant })
  return (
    // The pointer on its way is reason enough to begin loading.
    <div onPointerEnter={() => void load()}>
      <Input
        type="search"
        value=""
        placeholder={placeholder}
        ariaLabel={t('list.filterLabel')}
        onChange={onWant}
        onFocus={onWant}
        nativeInputAttributes={{
          role: 'combobox',
          'aria-expanded': false,
          'aria-haspopup': 'listbox',
          'aria-busy': isLoading,
        }}
      />
    </div>
  )
}
