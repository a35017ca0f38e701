import { AwsError, type Call } from '../../operation.ts'
import type { FoundationModel } from '../../world/models.ts'
import type { AnswerContext, BodyFormat } from './body-family.ts'
import { embeddingFormat, textFormat } from './body-formats.ts'
import { assessments, type GuardedAnswer, type Guarding, guardedAnswer } from './guarded-answer.ts'
import { appliedGuardrail, invocableModel } from './invocation-checks.ts'
import { checkHeaders, type InvokeModelInput, invocationOf } from './invoke-model-input.ts'
import { type JsonObject, parseBody, stringsAt } from './json-body.ts'
import { type Answer, firstTokenMs } from './stand-in-model.ts'
import { countTokens } from './stand-in-tokens.ts'

export interface WholeBody {
  readonly body: JsonObject
  readonly tokens: { readonly input: number; readonly output: number }
  readonly latencyMs: number
  readonly guarding?: Guarding | undefined
}

const EMBEDDING_LATENCY_MS = 60

export function wholeBody(input: InvokeModelInput, call: Call): WholeBody {
  const model = invocableModel(invocationOf(input, false), call)
  checkHeaders(input)
  const embed = embeddingFormat(model)
  if (embed !== undefined) {
    const asked = parseBody(input.body)
    const body = { ...embed(model.id, asked), ...guardrailMembers(input, undefined) }
    const tokens = { input: countTokens(embeddedText(asked)), output: 0 }
    return { body, tokens, latencyMs: EMBEDDING_LATENCY_MS }
  }
  const format = textFormat(model)
  if (format === undefined) throw withoutStandIn(model)
  const given = guarded(model, format, input, call)
  const { answer, guarding } = given
  const context = contextOf(model, call)
  return {
    body: {
      ...format.whole(answer, context),
      ...guardrailMembers(input, given, (withheld) => format.whole(withheld, context)),
    },
    tokens: { input: answer.inputTokens, output: answer.outputTokens },
    latencyMs: answer.latencyMs,
    guarding,
  }
}

/** One text or several, by the name that the family gives them. */
function embeddedText(body: JsonObject): string {
  return stringsAt(body, 'inputText', 'texts').join('\n')
}

export interface ChunkedBody extends Omit<WholeBody, 'body'> {
  readonly chunks: readonly JsonObject[]
  readonly firstTokenMs: number
}

/** What Bedrock adds comes with the last of the model's own chunks. */
export function chunkedBody(input: InvokeModelInput, call: Call): ChunkedBody {
  const model = invocableModel(invocationOf(input, true), call)
  checkHeaders(input)
  if (!model.isStreaming) {
    throw new AwsError('ValidationException', 400, 'The model is unsupported for streaming.')
  }
  const format = textFormat(model)
  if (format === undefined) throw withoutStandIn(model)
  const given = guarded(model, format, input, call)
  const { answer, guarding } = given
  const context = contextOf(model, call)
  const last = {
    ...guardrailMembers(input, given, (withheld) => format.whole(withheld, context)),
    ...metrics(answer),
  }
  const own = format.chunks(answer, context)
  return {
    chunks: own.map((chunk, place) => (place === own.length - 1 ? { ...chunk, ...last } : chunk)),
    tokens: { input: answer.inputTokens, output: answer.outputTokens },
    latencyMs: answer.latencyMs,
    firstTokenMs: firstTokenMs(answer),
    guarding,
  }
}

function guarded(
  model: FoundationModel,
  format: BodyFormat,
  input: InvokeModelInput,
  call: Call,
): GuardedAnswer {
  const prompt = format.read(parseBody(input.body))
  const applied = appliedGuardrail(invocationOf(input, false), call)
  return guardedAnswer(model.id, prompt, applied, input.trace === 'ENABLED_FULL')
}

function contextOf(model: FoundationModel, { requestId, now }: Call): AnswerContext {
  return { modelId: model.id, requestId, now }
}

/**
 * What a call with a guardrail finds in its answer, beside the model's own members.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-input-tagging-base-inference.html
 */
function guardrailMembers(
  input: InvokeModelInput,
  given: GuardedAnswer | undefined,
  whole: (withheld: Answer) => JsonObject = () => ({}),
): JsonObject {
  if (!input.guardrailIdentifier) return {}
  const action = { 'amazon-bedrock-guardrailAction': given?.isIntervened ? 'INTERVENED' : 'NONE' }
  const guarding = given?.guarding
  const isTraced = input.trace === 'ENABLED' || input.trace === 'ENABLED_FULL'
  if (guarding === undefined || !isTraced) return action
  const { withheld } = guarding
  const told = assessments(guarding)
  const guardrail = {
    ...(withheld === undefined ? {} : { modelOutput: [JSON.stringify(whole(withheld))] }),
    input: told.input,
    ...(told.output === undefined ? {} : { outputs: [{ [told.id]: told.output }] }),
    actionReason: told.reason,
  }
  return { 'amazon-bedrock-trace': { guardrail }, ...action }
}

function metrics(given: Answer): JsonObject {
  return {
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: given.inputTokens,
      outputTokenCount: given.outputTokens,
      invocationLatency: given.latencyMs,
      firstByteLatency: firstTokenMs(given),
    },
  }
}

function withoutStandIn(model: FoundationModel): AwsError {
  return new AwsError(
    'NotImplementedException',
    501,
    `The sandbox has no stand-in for ${model.id}: it writes text and embeddings only.`,
  )
}
