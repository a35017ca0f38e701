import { HOT_COLUMNS } from '../event-table.ts'
import {
  decodedString,
  endOfString,
  endOfWord,
  keepsItsText,
  MOST_LEAVES,
  MOST_LEVELS,
} from './json-token.ts'

interface HotPath {
  readonly next: Map<string, HotPath>
  /** Place in HOT_COLUMNS. */
  column: number | undefined
}

const hotPaths = pathsOf(HOT_COLUMNS.map(({ field }) => field.split('.')))

function pathsOf(fields: readonly (readonly string[])[]): HotPath {
  const root: HotPath = { next: new Map(), column: undefined }
  for (const [column, segments] of fields.entries()) {
    let path = root
    for (const segment of segments) {
      const next = path.next.get(segment) ?? { next: new Map(), column: undefined }
      path.next.set(segment, next)
      path = next
    }
    path.column = column
  }
  return root
}

/** A field is looked up by the text of its value; null: no value. In the order of HOT_COLUMNS. */
export type HotTexts = (string | null)[]

export interface PlainReading {
  readonly texts: HotTexts
  /**
   * What is left of a text with too many leaves: up to the last one that counts, and closed there.
   * Null: the text itself.
   */
  readonly fields: string | null
}

/**
 * Reads the fields that have columns of their own, in one pass that touches each token once.
 * Undefined: a JSON Pointer into this text would not find what CloudWatch Logs discovers.
 * The text is a JSON object: `isJsonObject` said so; or it is what `discoveredFields` made of one,
 * where a leading `@` has had its second one.
 */
export function plainReading(text: string, made: 'message' | 'fields'): PlainReading | undefined {
  const hot: HotTexts = HOT_COLUMNS.map(() => null)
  // Only an escape can smuggle half a character into well-formed text.
  const hidesHalves = text.includes('\\u') && /\\u[dD][89a-fA-F]/.test(text)
  /** The keys of each open object, undefined for an array. */
  const open: (string[] | undefined)[] = []
  /** Where each open object stands among the hot paths. */
  const paths: (HotPath | undefined)[] = []
  let keys: string[] | undefined
  let around: HotPath | undefined
  let path: HotPath | undefined = hotPaths
  let isKeyNext = false
  let leaves = 0
  /** What the text is up to its last leaf that counts. */
  let first = ''
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      const end = endOfString(text, at)
      const isOdd = hidesHalves && !decodedString(text, at, end).isWellFormed()
      if (isOdd) return undefined
      if (isKeyNext && keys !== undefined) {
        const key = decodedString(text, at, end)
        const isTop = open.length === 1 && made === 'message'
        if (!isPlainKey(key, isTop) || isKnown(keys, key)) return undefined
        keys.push(key)
        path = around?.next.get(key)
        isKeyNext = false
      } else {
        if (leaves < MOST_LEAVES && path?.column !== undefined) {
          hot[path.column] = decodedString(text, at, end)
        }
        path = undefined
        leaves += 1
        if (leaves === MOST_LEAVES) first = closed(text.slice(0, end), open)
      }
      at = end
    } else if (code === 0x7b || code === 0x5b) {
      keys = code === 0x7b ? [] : undefined
      around = keys === undefined ? undefined : path
      path = undefined
      open.push(keys)
      paths.push(around)
      if (open.length > MOST_LEVELS) return undefined
      isKeyNext = keys !== undefined
      at += 1
    } else if (code === 0x7d || code === 0x5d) {
      open.pop()
      paths.pop()
      keys = open.at(-1)
      around = paths.at(-1)
      at += 1
    } else if (code === 0x2c) {
      isKeyNext = keys !== undefined
      at += 1
    } else if (code === 0x3a || code <= 0x20) {
      at += 1
    } else {
      const end = endOfWord(text, at)
      // What comes after the last leaf that counts is only counted.
      if (code !== 0x6e && leaves < MOST_LEAVES) {
        const word = wordValue(text, at, end)
        if (word === undefined) return undefined
        if (path?.column !== undefined) hot[path.column] = word
        leaves += 1
        if (leaves === MOST_LEAVES) first = closed(text.slice(0, end), open)
      } else if (code !== 0x6e) leaves += 1
      path = undefined
      at = end
    }
  }
  return { texts: hot, fields: leaves > MOST_LEAVES ? first : null }
}

/** Closes what is open, innermost first. */
function closed(text: string, open: readonly (readonly string[] | undefined)[]): string {
  return (
    text +
    open
      .map((keys) => (keys === undefined ? ']' : '}'))
      .reverse()
      .join('')
  )
}

/** A look-up splits names at dots, and the discovered name of `@x` is `@@x`. */
function isPlainKey(key: string, isTop: boolean): boolean {
  return !key.includes('.') && !(isTop && key.startsWith('@'))
}

/** Objects have few keys as a rule; those with very many are left to the careful reading. */
function isKnown(keys: readonly string[], key: string): boolean {
  return keys.length > MOST_LEAVES || keys.includes(key)
}

function wordValue(text: string, start: number, end: number): string | undefined {
  const code = text.charCodeAt(start)
  if (code === 0x74) return '1'
  if (code === 0x66) return '0'
  const number = text.slice(start, end)
  const isPlain = isShortWhole(number) || isShortFraction(number) || keepsItsText(number)
  return isPlain ? number : undefined
}

/** Most numbers, without a regular expression. JSON has no leading zeros. */
function isShortWhole(number: string): boolean {
  if (number.length > 15) return false
  for (let at = 0; at < number.length; at += 1) {
    const code = number.charCodeAt(at)
    if (code < 0x30 || code > 0x39) return false
  }
  return true
}

/** Most fractions, as embeddings have them: 15 digits at most, none of them a zero for nothing. */
function isShortFraction(number: string): boolean {
  const start = number.charCodeAt(0) === 0x2d ? 1 : 0
  const point = number.indexOf('.')
  const last = number.length - 1
  if (point <= start || point === last || number.length - start > 16) return false
  if (number.charCodeAt(last) === 0x30) return false
  let isSmall = number.charCodeAt(start) === 0x30
  for (let at = start; at <= last; at += 1) {
    const code = number.charCodeAt(at)
    if (at === point) continue
    if (code < 0x30 || code > 0x39) return false
    // From 0.0000001 on a double is written with an exponent.
    if (code !== 0x30 && at <= point + 5) isSmall = false
  }
  return !isSmall
}
