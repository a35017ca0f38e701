import type { Bilingual } from '../bilingual.ts'

export type DatePart =
  | 'year'
  | 'year2'
  | 'month'
  | 'month_name'
  | 'day'
  | 'day_of_year'
  | 'hour'
  | 'hour12'
  | 'hour24'
  | 'half'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'zone'

export interface JavaPattern {
  /** A regex of RE2 for the whole text, whose groups are the parts in their order. */
  readonly source: string
  readonly parts: readonly DatePart[]
  /** Why nothing can be read by the pattern. */
  readonly problem?: Bilingual
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ').join('|')
const longMonths =
  'January|February|March|April|May|June|July|August|September|October|November|December'
const days = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun'
const longDays = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'

/** As many groups as a replacement of RE2 can name. */
const mostParts = 9

const group = (part: DatePart, inside: string): string => `(?P<${part}>${inside})`
const counted = (part: DatePart, length: number): string =>
  group(part, length === 1 ? '[0-9]{1,2}' : `[0-9]{${Math.min(length, 9)}}`)

/**
 * A pattern of Java's DateTimeFormatter with English names.
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/time/format/DateTimeFormatter.html
 */
export function readJavaPattern(pattern: string): JavaPattern {
  let problem: Bilingual | undefined
  const wrong = (en: string, ko: string): string => {
    problem ??= { en, ko }
    return ''
  }
  const parts = new Set<DatePart>()
  let open = 0
  const inside = pattern.replace(
    /'((?:[^']|'')*)'|([A-Za-z])\2*|[\s\S]/gu,
    (found: string, quoted: string | undefined, letter: string | undefined) => {
      if (found === "''") return "'"
      if (quoted !== undefined) return escaped(quoted.replaceAll("''", "'"))
      if (letter !== undefined) {
        const read = readLetters(letter, found.length)
        if (read === undefined) {
          return wrong(
            `A date cannot be read by ${found}.`,
            `${found}(으)로는 날짜를 읽을 수 없습니다.`,
          )
        }
        const [part, source] = read
        if (part === undefined) return source
        if (parts.has(part)) {
          return wrong(`The pattern has ${found} twice.`, `패턴에 ${found}이(가) 두 번 있습니다.`)
        }
        parts.add(part)
        return source
      }
      if (found === '[') {
        open++
        return '(?:'
      }
      if (found === ']') {
        open--
        return open < 0 ? wrong('A ] closes nothing.', '닫을 [가 없는 ]가 있습니다.') : ')?'
      }
      return escaped(found)
    },
  )
  if (open > 0) wrong('A [ is not closed.', '닫히지 않은 [가 있습니다.')
  if (parts.size > mostParts) {
    wrong('The pattern has too many parts.', '패턴의 부분이 너무 많습니다.')
  }
  const read = { source: `^\\s*${inside}\\s*$`, parts: [...parts] }
  return problem === undefined ? read : { ...read, problem }
}

function readLetters(letter: string, length: number): [DatePart | undefined, string] | undefined {
  switch (letter) {
    case 'y':
    case 'u':
      if (length === 2) return ['year2', group('year2', '[0-9]{2}')]
      return ['year', group('year', length === 1 ? '[0-9]{1,4}' : `[0-9]{4}`)]
    case 'M':
    case 'L':
      if (length <= 2) return ['month', counted('month', length)]
      return ['month_name', group('month_name', `(?i:${length === 3 ? months : longMonths})`)]
    case 'd':
      return ['day', counted('day', length)]
    case 'D':
      return ['day_of_year', group('day_of_year', length === 1 ? '[0-9]{1,3}' : '[0-9]{3}')]
    case 'H':
      return ['hour', counted('hour', length)]
    case 'k':
      return ['hour24', counted('hour24', length)]
    case 'h':
    case 'K':
      return ['hour12', counted('hour12', length)]
    case 'a':
      return ['half', group('half', '(?i:AM|PM)')]
    case 'm':
      return ['minute', counted('minute', length)]
    case 's':
      return ['second', counted('second', length)]
    case 'S':
      return ['fraction', group('fraction', `[0-9]{${Math.min(length, 9)}}`)]
    case 'E':
      return [undefined, `(?i:${length === 4 ? longDays : days})`]
    case 'X':
      return ['zone', group('zone', `Z|${offsetOf(length)}`)]
    case 'x':
      return ['zone', group('zone', offsetOf(length))]
    case 'Z':
      return ['zone', group('zone', length === 5 ? 'Z|[+-][0-9]{2}:[0-9]{2}' : 'Z|[+-][0-9]{4}')]
    case 'z':
    case 'O':
    case 'V':
      return ['zone', group('zone', 'UTC|GMT|Z|(?:UTC|GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?')]
    default:
      return undefined
  }
}

function offsetOf(length: number): string {
  if (length === 1) return '[+-][0-9]{2}(?:[0-9]{2})?'
  return length === 2 ? '[+-][0-9]{4}' : '[+-][0-9]{2}:[0-9]{2}'
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
