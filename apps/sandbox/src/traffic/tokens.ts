import type { TokenCounts } from '../services/bedrock-runtime/logged-invocation.ts'
import type { Content, Conversation } from './conversation.ts'
import type { Dice } from './dice.ts'
import type { Language } from './texts/bank.ts'

export type Tokens = TokenCounts

/** How many characters make a token, about. */
const CHARACTERS: Readonly<Record<Language, number>> = { en: 4.3, ko: 1.9 }

export const tokensOfText = (text: string, language: Language): number =>
  Math.ceil(text.length / CHARACTERS[language])

function length(content: readonly Content[]): number {
  let sum = 0
  for (const block of content) sum += 'text' in block ? block.text.length : 180
  return sum
}

export function countTokens(
  conversation: Conversation,
  language: Language,
): { system: number; turns: number; output: number } {
  const { system, turns, reply, use, extraTokens } = conversation
  let characters = 0
  for (const { content } of turns) characters += length(content)
  return {
    system: tokensOfText(system ?? '', 'en') + extraTokens,
    turns: Math.ceil(characters / CHARACTERS[language]) + turns.length * 4,
    output: use === undefined ? tokensOfText(reply, language) : 46,
  }
}

/** Long prompts of applications that cache: most of the front part is read, some calls write it. */
export function cached(
  counts: ReturnType<typeof countTokens>,
  isCached: boolean,
  dice: Dice,
): Tokens {
  const { system, turns, output } = counts
  if (!isCached || turns < 700) return { input: system + turns, output }
  const front = system + Math.floor(turns * 0.8)
  const rest = turns - Math.floor(turns * 0.8)
  return dice.chance(0.8)
    ? { input: rest, output, cacheRead: front, cacheWrite: 0 }
    : { input: rest, output, cacheRead: 0, cacheWrite: front }
}
