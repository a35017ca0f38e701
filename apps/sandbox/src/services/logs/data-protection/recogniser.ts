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

export function near(keywords: readonly string[]): (span: Span, text: string) => boolean {
  const words = keywords.map((word) => escaped(word).replaceAll(' ', '[ _-]?')).join('|')
  const pattern = new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])`, 'i')
  const longest = Math.max(...keywords.map(({ length }) => length))
  return ({ start, end }, text) =>
    pattern.test(text.slice(Math.max(0, start - REACH - longest), start)) ||
    pattern.test(text.slice(end, end + REACH + longest))
}

/** All matches with one of the keywords near them. */
export function matchingNear(pattern: RegExp, keywords: readonly string[]): Recogniser {
  const isNear = near(keywords)
  return matching(pattern, (_found, span, text) => isNear(span, text))
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
