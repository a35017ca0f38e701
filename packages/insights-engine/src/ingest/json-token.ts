/** More levels than that have no fields: no name of a field is that long. */
export const MOST_LEVELS = 100

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html */
export const MOST_LEAVES = 200

/** Whether the text is one JSON object; asked once, so that what scans it need not check anything. */
export function isJsonObject(text: string): boolean {
  // Lines of text are no JSON at the first look.
  if (!/^[ \t\n\r]*\{/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Where the string that begins at `start` ends: the index after its closing quote. */
export function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1)
  while (isEscaped(text, quote)) quote = text.indexOf('"', quote + 1)
  return quote + 1
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes += 1
  return backslashes % 2 === 1
}

/** Where the number, `true`, `false` or `null` that begins at `start` ends. */
export function endOfWord(text: string, start: number): number {
  let end = start + 1
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    // , ] } and white space
    if (code === 0x2c || code === 0x5d || code === 0x7d || code <= 0x20) break
  }
  return end
}

/** What a string of JSON says, its quotes included in `[start, end)`. */
export function decodedString(text: string, start: number, end: number): string {
  const inside = text.slice(start + 1, end - 1)
  if (!inside.includes('\\')) return inside
  const said: unknown = JSON.parse(text.slice(start, end))
  return typeof said === 'string' ? said : inside
}

/**
 * Whether DuckDB reads this number of JSON and gives the same text again. `1e5`, `1.10`, `-0` and
 * digits beyond a double's precision come back as something else.
 */
export function keepsItsText(number: string): boolean {
  const match = /^-?(?<whole>0|[1-9][0-9]*)(?:\.(?<fraction>[0-9]*[1-9]|0))?$/.exec(number)
  const { whole = '', fraction } = match?.groups ?? {}
  if (whole === '') return false
  if (fraction === undefined) return whole.length <= 18 && number !== '-0'
  if (whole.length + fraction.length > 15) return false
  // From 0.0000001 on a double is written with an exponent.
  return whole === '0' ? /^0{0,4}[1-9]/.test(fraction) : true
}

/** How deep the JSON is nested: 1 for an object without objects. */
export function levelsOf(text: string): number {
  let level = 0
  let deepest = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = endOfString(text, at) - 1
    else if (code === 0x7b || code === 0x5b) {
      level += 1
      if (level > deepest) deepest = level
    } else if (code === 0x7d || code === 0x5d) level -= 1
  }
  return deepest
}
