import type { Option } from '@gatehouse/insights-ql/command'

/** The option of a name, which counts in any case. */
function optionValue(options: readonly Option[], name: string): Option['value'] | undefined {
  return options.find((option) => option.name.toLowerCase() === name)?.value
}

export function nameIn(options: readonly Option[], name: string): string | undefined {
  const value = optionValue(options, name)
  if (value?.kind === 'word') return value.word
  return value?.kind === 'string' ? value.value : undefined
}

export function isSet(options: readonly Option[], name: string, otherwise: boolean): boolean {
  const value = optionValue(options, name)
  return value?.kind === 'boolean' ? value.value : otherwise
}

export function rangeIn(
  options: readonly Option[],
  name: string,
): { readonly first: number; readonly last: number } | undefined {
  const value = optionValue(options, name)
  return value?.kind === 'range' ? value : undefined
}
