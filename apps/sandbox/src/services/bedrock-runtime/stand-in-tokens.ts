/**
 * Two Hangul syllables, or up to six letters or digits, or one sign make a token, with the space
 * before it; endless space is tokens of its own, so that the search never runs out of stack.
 */
const TOKEN = /\s{0,999}(?:\p{Script=Hangul}{1,2}|[\p{L}\p{N}]{1,6}|[^\s])|\s{1,999}/gu

/** The pieces join to the text again. */
export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? []
}

export function countTokens(text: string): number {
  return tokensOf(text).length
}
