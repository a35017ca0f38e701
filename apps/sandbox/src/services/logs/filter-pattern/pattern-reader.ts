/** Never leaves this folder: `parseFilterPattern` turns it into its answer. */
export class UnreadablePattern extends Error {}

export const INVALID_PATTERN = 'Invalid filter pattern'

export const badTerm = (term: string): UnreadablePattern =>
  new UnreadablePattern(`Invalid character(s) in term '${term}'`)

const SPACE = /\s/

/** The text of a pattern and how far it was read. */
export class PatternReader {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length
  }

  skipSpace(): void {
    while (!this.isAtEnd && SPACE.test(this.text.charAt(this.at))) this.at += 1
  }

  startsWith(token: string): boolean {
    return this.text.startsWith(token, this.at)
  }

  /** Takes the token if it is next, after any space. */
  take(token: string): boolean {
    this.skipSpace()
    if (!this.startsWith(token)) return false
    this.at += token.length
    return true
  }

  demand(token: string): void {
    if (!this.take(token)) throw this.unreadable()
  }

  /** `sticky` must carry the `y` flag. */
  match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.at
    const found = sticky.exec(this.text)?.[0]
    if (found === undefined || found === '') return undefined
    this.at += found.length
    return found
  }

  /** What stands between two delimiters; `\` before the delimiter or itself takes it literally. */
  quoted(delimiter: string): string {
    this.demand(delimiter)
    let value = ''
    while (!this.isAtEnd) {
      const character = this.text.charAt(this.at)
      this.at += 1
      if (character === delimiter) return value
      const next = this.text.charAt(this.at)
      if (character === '\\' && (next === delimiter || next === '\\')) {
        value += next
        this.at += 1
      } else value += character
    }
    throw this.unreadable()
  }

  /** `%…%` has no escape for its own delimiter. */
  enclosed(delimiter: string): string {
    this.demand(delimiter)
    const end = this.text.indexOf(delimiter, this.at)
    if (end === -1) throw this.unreadable()
    const value = this.text.slice(this.at, end)
    this.at = end + 1
    return value
  }

  unreadable(): UnreadablePattern {
    return new UnreadablePattern(INVALID_PATTERN)
  }
}
