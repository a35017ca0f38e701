import type { CatalogueEntry } from '@gatehouse/contract/access-catalogue'
import type { CatalogueSearch } from '../search.ts'

/** The rows of the catalogue that the address asks for; all of them are here already. */
export function filterEntries(
  entries: readonly CatalogueEntry[],
  search: CatalogueSearch,
): readonly CatalogueEntry[] {
  const wanted = search.model?.toLowerCase()
  return entries.filter(
    (entry) =>
      isOneOf(entry.provider, search.provider) &&
      isOneOf(entry.target.kind, search.kind) &&
      isOneOf(entry.state, search.state) &&
      isOneOf(entry.lifecycle.status, search.lifecycle) &&
      (search.region === undefined ||
        search.region.some((region) => entry.regions.includes(region))) &&
      (wanted === undefined || `${entry.name} ${entry.target.id}`.toLowerCase().includes(wanted)),
  )
}

function isOneOf<Value>(value: Value, wanted: readonly Value[] | undefined): boolean {
  return wanted === undefined || wanted.includes(value)
}

/** Every value that a property has in the rows, for the filter's suggestions. */
export function valuesOf(
  entries: readonly CatalogueEntry[],
  read: (entry: CatalogueEntry) => readonly string[],
): readonly string[] {
  return [...new Set(entries.flatMap((entry) => read(entry)))].toSorted()
}
