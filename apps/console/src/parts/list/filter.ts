import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter'

/**
 * How a property stands in the address: `choices` as several values, `choice` as one, `text` as part
 * of a name or id, `flag` as true.
 */
export type FilterKind = 'choices' | 'choice' | 'text' | 'flag'

export interface FilterProperty {
  /** Name of the search parameter. */
  readonly key: string
  readonly label: string
  readonly kind: FilterKind
  readonly options?: ReadonlyArray<{ readonly value: string; readonly label: string }>
  /** Words typed without naming a property are looked for in this one. */
  readonly takesFreeText?: boolean
}

export type FilterSearch = Readonly<Record<string, unknown>>

export type FilterQuery = PropertyFilterProps.Query

const yes = 'true'

/** What stands in the address, as tokens of the filter. The address is the truth. */
export function queryOf(properties: readonly FilterProperty[], search: FilterSearch): FilterQuery {
  const tokens = properties.flatMap(({ key, kind }): PropertyFilterProps.Token[] => {
    const value = search[key]
    if (value === undefined || value === null || value === false) return []
    if (kind === 'choices') {
      const values = (Array.isArray(value) ? value : [value]).map(String)
      return values.length === 0 ? [] : [{ propertyKey: key, operator: '=', value: values }]
    }
    return [{ propertyKey: key, operator: kind === 'text' ? ':' : '=', value: String(value) }]
  })
  return { operation: 'and', tokens }
}

/**
 * What the tokens say, as search parameters: every property of the filter is named, so that a
 * removed token leaves the address. A second token of a property adds to its choices or replaces it.
 */
export function searchOf(properties: readonly FilterProperty[], query: FilterQuery): FilterSearch {
  const search: Record<string, unknown> = Object.fromEntries(
    properties.map(({ key }) => [key, undefined]),
  )
  const freeText = properties.find(({ takesFreeText }) => takesFreeText === true)
  for (const { propertyKey, value } of query.tokens) {
    const property = properties.find(({ key }) => key === propertyKey) ?? freeText
    if (property === undefined) continue
    const { key, kind } = property
    const values = (Array.isArray(value) ? value : [value])
      .map(String)
      .filter((text) => text !== '')
    const [first] = values
    if (first === undefined) continue
    if (kind === 'flag') search[key] = first === yes ? true : undefined
    else if (kind === 'choices') search[key] = merged(search[key], values)
    else search[key] = first
  }
  return search
}

function merged(before: unknown, values: readonly string[]): readonly string[] {
  return [...new Set([...(Array.isArray(before) ? before.map(String) : []), ...values])]
}

export function isFiltered(properties: readonly FilterProperty[], search: FilterSearch): boolean {
  return queryOf(properties, search).tokens.length > 0
}

/** The same properties in the words of Cloudscape's filter. */
export function filteringProperties(
  properties: readonly FilterProperty[],
  yesLabel: string,
): readonly PropertyFilterProps.FilteringProperty[] {
  return properties.map(({ key, kind, label, options = [] }) => ({
    key,
    propertyLabel: label,
    groupValuesLabel: label,
    operators: [
      {
        operator: kind === 'text' ? (':' as const) : ('=' as const),
        ...(kind === 'choices' ? { tokenType: 'enum' as const } : {}),
        format: (value: unknown) =>
          kind === 'flag' ? yesLabel : labelsOf(options, value).join(', '),
      },
    ],
    defaultOperator: kind === 'text' ? ':' : '=',
  }))
}

function labelsOf(options: NonNullable<FilterProperty['options']>, value: unknown) {
  return (Array.isArray(value) ? value : [value]).map(
    (each) => options.find((option) => option.value === each)?.label ?? String(each),
  )
}

export function filteringOptions(
  properties: readonly FilterProperty[],
  yesLabel: string,
): readonly PropertyFilterProps.FilteringOption[] {
  return properties.flatMap(({ key, kind, options = [] }) =>
    kind === 'flag'
      ? [{ propertyKey: key, value: yes, label: yesLabel }]
      : options.map(({ value, label }) => ({ propertyKey: key, value, label })),
  )
}
