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

export type JavaToken =
  | { readonly kind: 'part'; readonly part: DatePart; readonly letters: string }
  /** The name of a day is read, and says nothing that the date does not. */
  | { readonly kind: 'weekday'; readonly letters: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What stands between them may be left out. */
  | { readonly kind: 'open' | 'close' }

export interface JavaPattern {
  readonly tokens: readonly JavaToken[]
  /** Why nothing can be read by the pattern. */
  readonly problem?: Bilingual
}

/** As many groups as a replacement of RE2 can name. */
const mostParts = 9

const partOf: Readonly<Record<string, DatePart>> = {
  y: 'year',
  u: 'year',
  M: 'month',
  L: 'month',
  d: 'day',
  D: 'day_of_year',
  H: 'hour',
  k: 'hour24',
  h: 'hour12',
  K: 'hour12',
  a: 'half',
  m: 'minute',
  s: 'second',
  S: 'fraction',
  X: 'zone',
  x: 'zone',
  Z: 'zone',
  z: 'zone',
  O: 'zone',
  V: 'zone',
}

/**
 * A pattern of Java's DateTimeFormatter, as far as a date can be read by it.
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/time/format/DateTimeFormatter.html
 */
export function readJavaPattern(pattern: string): JavaPattern {
  const tokens: JavaToken[] = []
  const parts = new Set<DatePart>()
  let open = 0
  let problem: Bilingual | undefined
  const wrong = (en: string, ko: string): void => {
    problem ??= { en, ko }
  }
  const written = pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[\s\S]/gu)
  for (const [found, quoted, letter] of written) {
    const part = letter === undefined ? undefined : partNamed(letter, found.length)
    if (found === "''") tokens.push({ kind: 'text', text: "'" })
    else if (quoted !== undefined) {
      tokens.push({ kind: 'text', text: quoted.replaceAll("''", "'") })
    } else if (letter === 'E') tokens.push({ kind: 'weekday', letters: found })
    else if (part !== undefined) {
      if (parts.has(part)) {
        wrong(`The pattern has ${found} twice.`, `패턴에 ${found}이(가) 두 번 있습니다.`)
      }
      parts.add(part)
      tokens.push({ kind: 'part', part, letters: found })
    } else if (letter !== undefined) {
      wrong(`A date cannot be read by ${found}.`, `${found}(으)로는 날짜를 읽을 수 없습니다.`)
    } else if (found === '[') {
      open++
      tokens.push({ kind: 'open' })
    } else if (found === ']') {
      if (--open < 0) wrong('A ] closes nothing.', '닫을 [가 없는 ]가 있습니다.')
      tokens.push({ kind: 'close' })
    } else tokens.push({ kind: 'text', text: found })
  }
  if (open > 0) wrong('A [ is not closed.', '닫히지 않은 [가 있습니다.')
  if (parts.size > mostParts) {
    wrong('The pattern has too many parts.', '패턴의 부분이 너무 많습니다.')
  }
  return problem === undefined ? { tokens } : { tokens, problem }
}

function partNamed(letter: string, length: number): DatePart | undefined {
  const part = Object.hasOwn(partOf, letter) ? partOf[letter] : undefined
  if (part === 'year' && length === 2) return 'year2'
  return part === 'month' && length > 2 ? 'month_name' : part
}
