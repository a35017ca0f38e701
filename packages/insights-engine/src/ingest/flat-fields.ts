import { discoveredFields } from './discovered-fields.ts'
import { isJsonObject } from './json-token.ts'
import { lineFields } from './line-fields.ts'

/**
 * The fields that CloudWatch Logs discovers in a message with their values as text, in the order of
 * the message: nested names with dots, places in lists as numbers, true and false as 1 and 0.
 */
export function flatFieldsOf(message: string): readonly (readonly [string, string])[] {
  const wellFormed = message.toWellFormed()
  const fields = isJsonObject(wellFormed) ? discoveredFields(wellFormed) : lineFields(wellFormed)
  if (fields === undefined) return []
  const root: unknown = JSON.parse(fields)
  const flat: [string, string][] = []
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        visit(inner, path === '' ? key : `${path}.${key}`)
      }
    } else if (typeof value === 'boolean') flat.push([path, value ? '1' : '0'])
    // A number whose text JavaScript would not keep stands as a string already.
    else if (typeof value === 'number') flat.push([path, String(value)])
    else if (typeof value === 'string') flat.push([path, value])
  }
  visit(root, '')
  return flat
}
