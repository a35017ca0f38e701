import { comparesText } from './compare.ts'
import { holds } from './condition.ts'
import type { DelimitedPattern, Field } from './pattern.ts'

const OPEN_BRACKET = '['.charCodeAt(0)
const QUOTE = '"'.charCodeAt(0)

/** Space, and tab to carriage return. */
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13)

/** The words of a message; what stands in brackets or double quotes is one of them. */
class Fields {
  readonly #message: string
  /** Start and end of each. */
  readonly #spans: number[] = []

  constructor(message: string) {
    this.#message = message
    // Once a closer is not found it is nowhere further on: looking again would be quadratic.
    let hasBracket = true
    let hasQuote = true
    const length = message.length
    let at = 0
    for (;;) {
      while (at < length && isSpace(message.charCodeAt(at))) at += 1
      if (at >= length) return
      const opener = message.charCodeAt(at)
      let close = -1
      if (opener === OPEN_BRACKET && hasBracket) {
        close = message.indexOf(']', at + 1)
        hasBracket = close !== -1
      } else if (opener === QUOTE && hasQuote) {
        close = message.indexOf('"', at + 1)
        hasQuote = close !== -1
      }
      if (close !== -1) {
        this.#spans.push(at + 1, close)
        at = close + 1
        continue
      }
      const start = at
      while (at < length && !isSpace(message.charCodeAt(at))) at += 1
      this.#spans.push(start, at)
    }
  }

  get count(): number {
    return this.#spans.length / 2
  }

  at(index: number): string {
    return this.#message.slice(this.#spans[index * 2], this.#spans[index * 2 + 1])
  }
}

/** The pattern's fields by their places in the message, or undefined if their number does not fit. */
function placed(
  { leading, trailing }: DelimitedPattern,
  count: number,
): [number, Field][] | undefined {
  const named = leading.length + (trailing?.length ?? 0)
  if (trailing === undefined ? count !== named : count < named) return undefined
  const after = (trailing ?? []).map((field, index): [number, Field] => [
    count - (trailing?.length ?? 0) + index,
    field,
  ])
  return [...leading.entries(), ...after]
}

export function matchesDelimited(pattern: DelimitedPattern, message: string): boolean {
  const fields = new Fields(message)
  const places = placed(pattern, fields.count)
  if (places === undefined) return false
  return places.every(
    ([index, { condition }]) =>
      condition === undefined ||
      holds(condition, (comparison) => comparesText(comparison, fields.at(index))),
  )
}

/** `$name` of each field; those without a name are called by their position, from `$1`. */
export function delimitedValues(
  pattern: DelimitedPattern,
  message: string,
): Record<string, string> {
  const fields = new Fields(message)
  const places = placed(pattern, fields.count)
  if (places === undefined) return {}
  const names = new Map(places.map(([index, { name }]) => [index, name]))
  return Object.fromEntries(
    Array.from({ length: fields.count }, (_, index) => [
      `$${names.get(index) ?? index + 1}`,
      fields.at(index),
    ]),
  )
}
