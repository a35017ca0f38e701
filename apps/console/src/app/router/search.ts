import { z } from 'zod'

/** What stands in the address: flat, readable, one value or several with commas. */
export type FlatSearch = Readonly<Record<string, unknown>>

const readable: ReadonlyArray<readonly [RegExp, string]> = [
  [/%3A/g, ':'],
  [/%2C/g, ','],
  [/%2F/g, '/'],
  [/%40/g, '@'],
]

export function parseSearch(text: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: FlatSearch): string {
  const pairs = Object.entries(search).flatMap(([key, value]) => {
    const text = textOf(value)
    return text === '' ? [] : [`${encode(key)}=${encode(text)}`]
  })
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function textOf(value: unknown): string {
  if (value === undefined || value === null || value === false) return ''
  return Array.isArray(value) ? value.map(String).join(',') : String(value)
}

function encode(text: string): string {
  return readable.reduce((done, [code, sign]) => done.replace(code, sign), encodeURIComponent(text))
}

/*
 * Building blocks for the search schemas of the route table. Whatever somebody types into the
 * address, a page opens: a value that makes no sense is dropped.
 */

/** Several values of a list, `state=pending,approved`. */
export function several<Value extends z.ZodType>(value: Value) {
  return z
    .preprocess((given) => (typeof given === 'string' ? given.split(',') : given), z.array(value))
    .optional()
    .catch(undefined)
}

export function one<Value extends z.ZodType>(value: Value) {
  return value.optional().catch(undefined)
}

export const text = one(z.string().min(1).max(200))

export const flag = z
  .preprocess((given) => given === true || given === 'true' || given === '1', z.boolean())
  .transform((isSet) => (isSet ? true : undefined))
  .optional()
  .catch(undefined)

export const wholeNumber = (from: number, to: number) =>
  one(z.preprocess((given) => Number(given), z.int().min(from).max(to)))

/** Every list page: where it stands and what is shown at its side. */
export const listSearch = z.object({
  after: one(z.string().min(1).max(400)),
  preview: one(z.string().min(1).max(100)),
})
