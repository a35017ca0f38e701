import { standInText } from './stand-in-text.ts'
import { countTokens, tokensOf } from './stand-in-tokens.ts'

export interface Prompt {
  /** The last thing the user said: what the answer is about. */
  readonly question: string
  /** Everything the model reads, for the token count. */
  readonly everything: string
  /** What a guardrail looks at; absent: the question. */
  readonly assessed?: string | undefined
  readonly maxTokens?: number | undefined
  readonly stopSequences?: readonly string[] | undefined
}

export interface Answer {
  readonly text: string
  /** The text in the pieces that a stream sends. */
  readonly pieces: readonly string[]
  readonly inputTokens: number
  readonly outputTokens: number
  readonly stopReason: 'end_turn' | 'max_tokens' | 'stop_sequence'
  readonly stopSequence?: string
  readonly latencyMs: number
}

const DEFAULT_MAX_TOKENS = 4096
/** Chat models wrap messages in a few tokens of their own. */
const FRAME_TOKENS = 4
const TOKENS_PER_PIECE = 5

function firstStop(text: string, sequences: readonly string[]) {
  return sequences
    .filter((sequence) => sequence !== '' && text.includes(sequence))
    .map((sequence) => ({ sequence, at: text.indexOf(sequence) }))
    .sort((left, right) => left.at - right.at)[0]
}

function piecesOf(tokens: readonly string[]): string[] {
  const pieces: string[] = []
  for (let start = 0; start < tokens.length; start += TOKENS_PER_PIECE) {
    pieces.push(tokens.slice(start, start + TOKENS_PER_PIECE).join(''))
  }
  return pieces
}

/** Answers like a language model would, as far as its callers can tell from the wire. */
export function answer(modelId: string, prompt: Prompt): Answer {
  const whole = standInText(modelId, prompt.question)
  const stop = firstStop(whole, prompt.stopSequences ?? [])
  const wanted = tokensOf(stop === undefined ? whole : whole.slice(0, stop.at))
  const most = prompt.maxTokens ?? DEFAULT_MAX_TOKENS
  const isCut = wanted.length > most
  const tokens = wanted.slice(0, most)
  const ending = isCut
    ? { stopReason: 'max_tokens' as const }
    : stop === undefined
      ? { stopReason: 'end_turn' as const }
      : { stopReason: 'stop_sequence' as const, stopSequence: stop.sequence }
  return {
    text: tokens.join(''),
    pieces: piecesOf(tokens),
    inputTokens: inputTokens(prompt.everything),
    outputTokens: tokens.length,
    ...ending,
    latencyMs: 120 + tokens.length * 9,
  }
}

/** When a stream of the answer shows its first words. */
export function firstTokenMs({ latencyMs }: Answer): number {
  return Math.min(latencyMs, 130)
}

/** The same answer with other words, as a guardrail leaves it: the tokens stay charged. */
export function withText(given: Answer, text: string): Answer {
  return { ...given, text, pieces: piecesOf(tokensOf(text)) }
}

/** An answer that no model gave: nothing was read and nothing written. */
export function cannedAnswer(text: string, latencyMs: number): Answer {
  return {
    text,
    pieces: piecesOf(tokensOf(text)),
    inputTokens: 0,
    outputTokens: 0,
    stopReason: 'end_turn',
    latencyMs,
  }
}

export function inputTokens(everything: string): number {
  return countTokens(everything) + FRAME_TOKENS
}
