import { delimitedValues } from './match-delimited.ts'
import { parseMessage, selected } from './match-json.ts'
import { parseSelector } from './parse-json.ts'
import type { FilterPattern, Selector } from './pattern.ts'

/** Whether a value or a dimension can come from the event: `$.a.b` of JSON, `$name` of fields. */
export function isFieldOf(pattern: FilterPattern, field: string): boolean {
  if (pattern.kind === 'json') return selectorOf(field) !== undefined
  if (pattern.kind === 'terms') return false
  const fields = [...pattern.leading, ...(pattern.trailing ?? [])]
  return (
    fields.some(({ name }) => name !== undefined && field === `$${name}`) ||
    /^\$[1-9]\d{0,3}$/.test(field)
  )
}

/** Reads fields of one message as text; undefined where the message does not have them. */
export function fieldReader(
  pattern: FilterPattern,
  message: string,
): (field: string) => string | undefined {
  if (pattern.kind === 'terms') return () => undefined
  if (pattern.kind === 'delimited') {
    const values = delimitedValues(pattern, message)
    return (field) => (Object.hasOwn(values, field) ? values[field] : undefined)
  }
  const root = parseMessage(message)
  return (field) => {
    const selector = selectorOf(field)
    const [node] = selector === undefined ? [] : selected(selector, root)
    if (typeof node === 'string') return node
    return typeof node === 'number' || typeof node === 'boolean' ? String(node) : undefined
  }
}

const selectors = new Map<string, Selector | undefined>()
const MOST_KEPT = 1_000

function selectorOf(field: string): Selector | undefined {
  if (!selectors.has(field)) {
    if (selectors.size >= MOST_KEPT) selectors.clear()
    selectors.set(field, parseSelector(field))
  }
  return selectors.get(field)
}
