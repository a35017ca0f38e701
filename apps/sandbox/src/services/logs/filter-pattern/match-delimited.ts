import { comparesText } from './compare.ts'
import { holds } from './condition.ts'
import type { DelimitedPattern, Field } from './pattern.ts'

const WORD = /\S+/y
const SPACES = /\s+/y
const CLOSED_BY: Readonly<Record<string, string>> = { '[': ']', '"': '"' }

/** Words between spaces; what stands in brackets or double quotes is one field. */
function fieldsOf(message: string): string[] {
  const fields: string[] = []
  // Once a closer is not found it is nowhere further on: looking again would be quadratic.
  const absent = new Set<string>()
  let at = 0
  for (;;) {
    at += lengthOf(SPACES, message, at)
    if (at >= message.length) return fields
    const closer = CLOSED_BY[message.charAt(at)]
    const end = closer === undefined || absent.has(closer) ? -1 : message.indexOf(closer, at + 1)
    if (end !== -1) {
      fields.push(message.slice(at + 1, end))
      at = end + 1
      continue
    }
    if (closer !== undefined) absent.add(closer)
    const length = lengthOf(WORD, message, at)
    fields.push(message.slice(at, at + length))
    at += length
  }
}

function lengthOf(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at
  return sticky.exec(text)?.[0].length ?? 0
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
