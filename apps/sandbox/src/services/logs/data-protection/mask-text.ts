import type { Span } from './recogniser.ts'

/**
 * The text with asterisks in place of what was found, exactly as long. JSON stays JSON: quotes and
 * structure are left, an escape is masked whole or not at all, and a number outside of quotes
 * becomes a string of the same length.
 */
export function maskText(text: string, found: readonly Span[]): string {
  const spans = merged(found)
  if (spans.length === 0) return text
  return isJson(text) ? maskJson(text, spans) : maskPlain(text, spans)
}

/** In order, without overlaps. */
function merged(found: readonly Span[]): readonly Span[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end } of [...found].sort((a, b) => a.start - b.start)) {
    const last = spans.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else if (end > start) spans.push({ start, end })
  }
  return spans
}

/** Text that merely begins with a bracket has no structure to keep. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function maskPlain(text: string, spans: readonly Span[]): string {
  let masked = ''
  let from = 0
  for (const { start, end } of spans) {
    masked += text.slice(from, start) + '*'.repeat(end - start)
    from = end
  }
  return masked + text.slice(from)
}

function maskJson(text: string, spans: readonly Span[]): string {
  const pieces: string[] = []
  let from = 0
  let next = 0
  let isInString = false
  const replace = (at: number, length: number, by: string) => {
    pieces.push(text.slice(from, at), by)
    from = at + length
  }
  /** Whether a unit of JSON is touched, once what lies before it is left behind. */
  const touches = (at: number, length: number): boolean => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1
    return (spans[next]?.start ?? Number.POSITIVE_INFINITY) < at + length
  }
  for (let at = 0; at < text.length && next < spans.length; ) {
    const character = text.charAt(at)
    let length = 1
    if (character === '"') isInString = !isInString
    else if (isInString) {
      if (character === '\\') length = text.charAt(at + 1) === 'u' ? 6 : 2
      // Where only the letter of an escape was found, the escape is not what was found.
      if (touches(at, 1)) replace(at, length, '*'.repeat(length))
    } else if (character === '-' || isDigit(character)) {
      length = numberLength(text, at)
      if (touches(at, length)) replace(at, length, hiddenNumber(length))
    }
    at += length
  }
  pieces.push(text.slice(from))
  return pieces.join('')
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9'

function numberLength(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && '+-.eE0123456789'.includes(text.charAt(end))) end += 1
  return end - start
}

const hiddenNumber = (length: number): string =>
  length === 1 ? '0' : `"${'*'.repeat(length - 2)}"`
