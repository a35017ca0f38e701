import {
  decodedString,
  endOfString,
  endOfWord,
  keepsItsText,
  MOST_LEAVES,
  MOST_LEVELS,
} from './json-token.ts'

/** Keys are data, whatever they are called: an object of JSON is never an object of JavaScript. */
type Json = string | JsonList | JsonObject
type JsonList = Json[]
type JsonObject = Map<string, Json>

/**
 * The JSON that a look-up finds the discovered fields of a JSON object in, where the object itself
 * will not do:
 * - a key that comes twice has its last value, at the place of the first;
 * - a key with dots is a path; where two keys meet, maps are joined and else the later one stands;
 * - a leading `@` at the top gets one more;
 * - more than 100 levels down there is nothing;
 * - the first 200 leaves in the order of the text stay, the others go without a word (null is none);
 * - a number that DuckDB would write otherwise stands as a string;
 * - half a character is U+FFFD.
 */
export function discoveredFields(text: string): string {
  return written(nested(parsed(text), 1))
}

/** Without recursion, as the text may be anything. Leaves keep their text. */
function parsed(text: string): JsonObject {
  const root: JsonObject = new Map()
  const open: (JsonObject | JsonList)[] = []
  let isKeyNext = false
  let key = ''
  const put = (value: Json) => {
    const around = open.at(-1)
    if (around === undefined || open.length > MOST_LEVELS) return
    if (Array.isArray(around)) around.push(value)
    else around.set(key, value)
  }
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      const end = endOfString(text, at)
      if (isKeyNext) key = decodedString(text, at, end).toWellFormed()
      else put(stringLeaf(text, at, end))
      isKeyNext = false
      at = end
    } else if (code === 0x7b || code === 0x5b) {
      const value: JsonObject | JsonList =
        code === 0x5b ? [] : open.length === 0 ? root : new Map<string, Json>()
      put(value)
      open.push(value)
      isKeyNext = code === 0x7b
      at += 1
    } else if (code === 0x7d || code === 0x5d) {
      open.pop()
      at += 1
    } else if (code === 0x2c) {
      isKeyNext = !Array.isArray(open.at(-1))
      at += 1
    } else if (code === 0x3a || code <= 0x20) {
      at += 1
    } else {
      const end = endOfWord(text, at)
      put(wordLeaf(text.slice(at, end)))
      at = end
    }
  }
  return root
}

function stringLeaf(text: string, start: number, end: number): string {
  const token = text.slice(start, end)
  if (!token.includes('\\')) return token
  const said = decodedString(text, start, end)
  return said.isWellFormed() ? token : JSON.stringify(said.toWellFormed())
}

function wordLeaf(word: string): string {
  const isName = word === 'true' || word === 'false' || word === 'null'
  return isName || keepsItsText(word) ? word : JSON.stringify(word)
}

function nested(object: JsonObject, level: number): JsonObject {
  const result: JsonObject = new Map()
  for (const [key, value] of object) {
    const name = level === 1 && key.startsWith('@') ? `@${key}` : key
    const path = name.split('.', MOST_LEVELS + 1)
    const inside = level + path.length
    if (inside > MOST_LEVELS + 1) continue
    insert(result, path, nestedValue(value, inside))
  }
  return result
}

function nestedValue(value: Json, level: number): Json {
  if (typeof value === 'string') return value
  if (level > MOST_LEVELS) return 'null'
  if (Array.isArray(value)) return value.map((item) => nestedValue(item, level + 1))
  return nested(value, level)
}

function insert(into: JsonObject, path: readonly string[], value: Json): void {
  let place = into
  for (const segment of path.slice(0, -1)) {
    const there = place.get(segment)
    const next: JsonObject = there instanceof Map ? there : new Map()
    if (next !== there) place.set(segment, next)
    place = next
  }
  const last = path.at(-1) ?? ''
  const there = place.get(last)
  if (!(there instanceof Map && value instanceof Map)) {
    place.set(last, value)
    return
  }
  for (const [key, inner] of value) insert(there, [key], inner)
}

function written(object: JsonObject): string {
  const parts: string[] = []
  let left = MOST_LEAVES
  const write = (value: Json): void => {
    if (typeof value === 'string') {
      if (value !== 'null') left -= 1
      parts.push(value)
      return
    }
    const isList = Array.isArray(value)
    parts.push(isList ? '[' : '{')
    let isFirst = true
    for (const [key, inner] of value.entries()) {
      if (left === 0) break
      if (!isFirst) parts.push(',')
      isFirst = false
      if (!isList) parts.push(JSON.stringify(key), ':')
      write(inner)
    }
    parts.push(isList ? ']' : '}')
  }
  write(object)
  return parts.join('')
}
