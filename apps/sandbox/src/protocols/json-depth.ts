const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENS = new Set([0x5b, 0x7b])
const CLOSES = new Set([0x5d, 0x7d])

/** Whether JSON in UTF-8 nests deeper than that. It is looked at byte by byte, never descended into. */
export function isDeeperThan(most: number, json: Uint8Array): boolean {
  // So many brackets do not fit.
  if (json.length <= most) return false
  let depth = 0
  let isInString = false
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0
    if (isInString) {
      if (byte === BACKSLASH) at += 1
      else if (byte === QUOTE) isInString = false
    } else if (byte === QUOTE) isInString = true
    else if (OPENS.has(byte)) {
      depth += 1
      if (depth > most) return true
    } else if (CLOSES.has(byte)) depth -= 1
  }
  return false
}
