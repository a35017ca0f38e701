/** A place in a text, in UTF-16 units; `end` is not included. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Finds what it knows in time that grows with the text, whatever the text. */
export type Recogniser = (text: string) => readonly Span[]

/** All matches of a pattern that a person cannot choose, kept where `isReal` says so. */
export function matching(
  pattern: RegExp,
  isReal: (found: string, span: Span, text: string) => boolean = () => true,
): Recogniser {
  return (text) => {
    const spans: Span[] = []
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length }
      if (isReal(match[0], span, text)) spans.push(span)
    }
    return spans
  }
}

/**
 * For some data a keyword must stand within 30 characters; a space in it may be missing or be an
 * underscore or a hyphen.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types.html
 */
const REACH = 30

/** The letters of an escape in JSON, such as the n of a new line, belong to no word behind them. */
const BEHIND_ESCAPE = '(?<=\\\\(?:[bfnrt]|u[\\dA-Fa-f]{4}))'
const LONGEST_ESCAPE = 6

export function near(keywords: readonly string[]): (span: Span, text: string) => boolean {
  // The longest first: of several that begin at one place it ends nearest to the data.
  const words = [...keywords].sort((one, other) => other.length - one.length).map(keywordPattern)
  const pattern = new RegExp(`(?:${BEHIND_ESCAPE}|(?<![a-z0-9]))(?:${words.join('|')})`, 'gi')
  const longest = Math.max(...keywords.map(({ length }) => length))
  return ({ start, end }, text) => {
    const from = Math.max(0, start - REACH - longest - LONGEST_ESCAPE)
    for (const { index, 0: word } of text.slice(from, start).matchAll(pattern)) {
      if (start - (from + index + word.length) <= REACH) return true
    }
    const behind = text.slice(end, end + REACH + longest + 1).search(pattern)
    return behind !== -1 && behind <= REACH
  }
}

/** All matches with one of the keywords near them, kept where `isReal` says so. */
export function matchingNear(
  pattern: RegExp,
  keywords: readonly string[],
  isReal: (found: string) => boolean = () => true,
): Recogniser {
  const isNear = near(keywords)
  return matching(pattern, (found, span, text) => isReal(found) && isNear(span, text))
}

/** A number by itself: no part of a word, of a longer number, of a UUID or of a model's id. */
export const alone = (number: string, flags = ''): RegExp =>
  new RegExp(
    `(?:${BEHIND_ESCAPE}|(?<![\\w+]|\\d[-./]|[\\dA-Fa-f]{4}-))(?:${number})(?!-?\\w|[./]\\d)`,
    `g${flags}`,
  )

function keywordPattern(keyword: string): string {
  const word = escaped(keyword).replaceAll(' ', '[ _-]?').replaceAll(/['’]/g, "['’]")
  return /[a-z0-9]$/i.test(keyword) ? `${word}(?![a-z0-9])` : word
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
