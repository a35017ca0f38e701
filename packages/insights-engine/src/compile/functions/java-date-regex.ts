import type { DatePart, JavaToken } from '@gatehouse/insights-ql/patterns/java-date-pattern'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ').join('|')
const longMonths =
  'January|February|March|April|May|June|July|August|September|October|November|December'
const days = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun'
const longDays = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'

const group = (part: DatePart, inside: string): string => `(?P<${part}>${inside})`

/** A regex of RE2 for the whole text, with English names, whose groups are the parts in their order. */
export function regexOfTokens(tokens: readonly JavaToken[]): string {
  return `^\\s*${tokens.map(sourceOf).join('')}\\s*$`
}

function sourceOf(token: JavaToken): string {
  switch (token.kind) {
    case 'text':
      return escaped(token.text)
    case 'open':
      return '(?:'
    case 'close':
      return ')?'
    case 'weekday':
      return `(?i:${token.letters.length === 4 ? longDays : days})`
    case 'part':
      return group(token.part, insideOf(token.part, token.letters))
  }
}

function insideOf(part: DatePart, letters: string): string {
  const { length } = letters
  switch (part) {
    case 'year2':
      return '[0-9]{2}'
    case 'year':
      return length === 1 ? '[0-9]{1,4}' : '[0-9]{4}'
    case 'month_name':
      return `(?i:${length === 3 ? months : longMonths})`
    case 'day_of_year':
      return length === 1 ? '[0-9]{1,3}' : '[0-9]{3}'
    case 'half':
      return '(?i:AM|PM)'
    case 'fraction':
      return `[0-9]{${Math.min(length, 9)}}`
    case 'zone':
      return zoneOf(letters.slice(0, 1), length)
    default:
      return length === 1 ? '[0-9]{1,2}' : `[0-9]{${Math.min(length, 9)}}`
  }
}

function zoneOf(letter: string, length: number): string {
  switch (letter) {
    case 'X':
      return `Z|${offsetOf(length)}`
    case 'x':
      return offsetOf(length)
    case 'Z':
      return length === 5 ? 'Z|[+-][0-9]{2}:[0-9]{2}' : 'Z|[+-][0-9]{4}'
    default:
      return 'UTC|GMT|Z|(?:UTC|GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?'
  }
}

function offsetOf(length: number): string {
  if (length === 1) return '[+-][0-9]{2}(?:[0-9]{2})?'
  return length === 2 ? '[+-][0-9]{4}' : '[+-][0-9]{2}:[0-9]{2}'
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
