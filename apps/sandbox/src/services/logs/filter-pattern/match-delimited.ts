import { comparesText } from './compare.ts'
import { holds } from './condition.ts'
import type { DelimitedPattern, Field } from './pattern.ts'

const FIELD = /\[([^\]]*)\]|"([^"]*)"|(\S+)/g

/** Words between spaces; what stands in brackets or double quotes is one field. */
export function fieldsOf(message: string): string[] {
  return Array.from(message.matchAll(FIELD), ([, bracketed, quoted, word]) =>
    String(bracketed ?? quoted ?? word ?? ''),
  )
}

/** The pattern's fields by their place in a message, or undefined if their number does not fit. */
function placed(pattern: DelimitedPattern, count: number): (Field | undefined)[] | undefined {
  const { leading, trailing } = pattern
  const gap = count - leading.length - (trailing?.length ?? 0)
  if (gap < 0 || (trailing === undefined && gap !== 0)) return undefined
  const skipped = Array.from({ length: gap }, () => undefined)
  return [...leading, ...skipped, ...(trailing ?? [])]
}

export function matchesDelimited(pattern: DelimitedPattern, message: string): boolean {
  const values = fieldsOf(message)
  const fields = placed(pattern, values.length)
  if (fields === undefined) return false
  return fields.every((field, index) => {
    const value = values[index] ?? ''
    return (
      field?.condition === undefined ||
      holds(field.condition, (comparison) => comparesText(comparison, value))
    )
  })
}

/** `$name` of each field; those without a name are called by their position, from `$1`. */
export function delimitedValues(
  pattern: DelimitedPattern,
  message: string,
): Record<string, string> {
  const values = fieldsOf(message)
  const fields = placed(pattern, values.length) ?? []
  return Object.fromEntries(
    fields.map((field, index) => [`$${field?.name ?? index + 1}`, values[index] ?? '']),
  )
}
