import { textFormat } from '../services/bedrock-runtime/body-formats.ts'
import { findModel } from '../world/models.ts'
import type { Conversation } from './conversation.ts'
import type { Dice } from './dice.ts'
import type { Guarded } from './guarded.ts'
import { longVector, shortVector } from './large-bodies.ts'
import type { NamedModel } from './named-models.ts'
import type { Tokens } from './tokens.ts'

export interface Answered {
  readonly conversation: Conversation
  readonly tokens: Tokens
  readonly latencyMs: number
  readonly firstTokenMs: number
  readonly guarded: Guarded | undefined
  readonly requestId: string
  readonly atMs: number
}

/** Converse's answer; of a stream the log holds the same, put together. */
export function converseAnswer({ conversation, tokens, latencyMs, guarded }: Answered): object {
  const { use, reply } = conversation
  const content =
    use === undefined || guarded?.reply !== undefined ? [{ text: guarded?.reply ?? reply }] : [use]
  const end = use === undefined ? 'end_turn' : 'tool_use'
  return {
    output: { message: { role: 'assistant', content } },
    stopReason: guarded?.isIntervened === true ? 'guardrail_intervened' : end,
    metrics: { latencyMs },
    usage: {
      inputTokens: tokens.input,
      outputTokens: tokens.output,
      totalTokens:
        tokens.input + tokens.output + (tokens.cacheRead ?? 0) + (tokens.cacheWrite ?? 0),
      ...(tokens.cacheRead === undefined ? {} : { cacheReadInputTokens: tokens.cacheRead }),
      ...(tokens.cacheWrite === undefined ? {} : { cacheWriteInputTokens: tokens.cacheWrite }),
    },
    ...(guarded?.trace === undefined ? {} : { trace: { guardrail: guarded.trace } }),
  }
}

const CHUNK = 90

/** Streams log every chunk: pieces of about a line. */
function pieces(text: string): readonly string[] {
  const parts: string[] = []
  for (let start = 0; start < text.length; start += CHUNK)
    parts.push(text.slice(start, start + CHUNK))
  return parts
}

function standIn({ conversation, tokens, latencyMs, guarded }: Answered) {
  const text = guarded?.reply ?? conversation.reply
  return {
    text,
    pieces: pieces(text),
    inputTokens: tokens.input,
    outputTokens: tokens.output,
    stopReason: 'end_turn' as const,
    latencyMs,
  }
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-use-invokemodel.html */
function guardrailMembers(guarded: Guarded | undefined): object {
  if (guarded === undefined) return {}
  return {
    'amazon-bedrock-guardrailAction': guarded.isIntervened ? 'INTERVENED' : 'NONE',
    ...(guarded.trace === undefined
      ? {}
      : { 'amazon-bedrock-trace': { guardrail: invokeTrace(guarded.trace) } }),
  }
}

/** InvokeModel calls the two sides of the trace by other names than Converse. */
function invokeTrace(trace: object): object {
  const { inputAssessment, outputAssessments, ...rest } = { ...trace } as Record<string, unknown>
  return {
    ...rest,
    input: inputAssessment,
    ...(outputAssessments === undefined ? {} : { outputs: [firsts(outputAssessments)] }),
  }
}

function firsts(assessments: unknown): object {
  return Object.fromEntries(
    Object.entries(assessments ?? {}).map(([id, list]) => [
      id,
      Array.isArray(list) ? list[0] : list,
    ]),
  )
}

/** InvokeModel's answer in the words of the model's provider: one object, or the chunks of a stream. */
export function nativeAnswer(
  model: NamedModel,
  isStreaming: boolean,
  answered: Answered,
  dice: Dice,
): unknown {
  if (model.body === 'titan-embedding') {
    const embedding = shortVector(dice)
    return {
      embedding,
      embeddingsByType: { float: embedding },
      inputTextTokenCount: answered.tokens.input,
    }
  }
  if (model.body === 'cohere-embedding') {
    return {
      id: answered.requestId,
      response_type: 'embeddings_floats',
      embeddings: [longVector(dice)],
      texts: answered.conversation.turns[0]?.content.flatMap((block) =>
        'text' in block ? [block.text] : [],
      ),
    }
  }
  const foundation = findModel(model.foundationId)
  const format = foundation === undefined ? undefined : textFormat(foundation)
  if (format === undefined) throw new Error(`${model.foundationId} writes no text.`)
  const given = standIn(answered)
  const context = {
    modelId: model.foundationId,
    requestId: answered.requestId,
    now: new Date(answered.atMs),
  }
  if (!isStreaming)
    return { ...format.whole(given, context), ...guardrailMembers(answered.guarded) }
  const last = {
    ...guardrailMembers(answered.guarded),
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: answered.tokens.input,
      outputTokenCount: answered.tokens.output,
      invocationLatency: answered.latencyMs,
      firstByteLatency: answered.firstTokenMs,
    },
  }
  const chunks = format.chunks(given, context)
  return chunks.map((chunk, index) => (index === chunks.length - 1 ? { ...chunk, ...last } : chunk))
}
