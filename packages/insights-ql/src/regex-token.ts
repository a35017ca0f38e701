import { ExternalTokenizer } from '@lezer/lr'
import { OpenRegex, Regex } from './__generated__/parser.terms.ts'

const slash = 47
const backslash = 92
const lineFeed = 10
const endOfText = -1

/** A regex may hold pipes, hashes and newlines; only an escaped slash does not end it. */
export const regexTokens = new ExternalTokenizer(
  (input, stack) => {
    if (input.next !== slash || !stack.canShift(Regex)) return
    const start = input.pos
    let endOfLine: number | undefined
    let next = input.advance()
    while (next !== endOfText) {
      if (next === slash) {
        input.advance()
        input.acceptToken(Regex)
        return
      }
      if (next === lineFeed) endOfLine ??= input.pos
      if (next === backslash) input.advance()
      next = input.advance()
    }
    input.acceptTokenTo(OpenRegex, Math.max(start + 1, endOfLine ?? input.pos))
  },
  { contextual: true },
)
