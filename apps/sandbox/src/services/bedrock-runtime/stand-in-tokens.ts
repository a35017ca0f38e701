/** Two Hangul syllables, or up to six letters or digits, or one sign make a token. */
const TOKEN = /\s*(?:\p{Script=Hangul}{1,2}|[\p{L}\p{N}]{1,6}|[^\s])|\s+$/gu

/** The pieces join to the text again. */
export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? []
}

export function countTokens(text: string): number {
  return tokensOf(text).length
}
