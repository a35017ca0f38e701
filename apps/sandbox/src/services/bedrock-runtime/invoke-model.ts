import {
  InvokeModel$,
  type InvokeModelRequest,
  type InvokeModelResponse,
  InvokeModelWithResponseStream$,
} from '@aws-sdk/client-bedrock-runtime'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import type { FoundationModel } from '../../world/models.ts'
import type { AnswerContext, BodyFormat } from './body-family.ts'
import { embeddingFormat, textFormat } from './body-formats.ts'
import { type Invocation, invocationQuestions } from './invocation-authorization.ts'
import { INVOCATION_DIFFERENCES, invocableModel } from './invocation-checks.ts'
import { type JsonObject, parseBody } from './json-body.ts'
import { type Answer, answer } from './stand-in-model.ts'

type Input = Omit<InvokeModelRequest, 'body'> & {
  readonly modelId: string
  readonly body?: Uint8Array
}

const JSON_TYPE = 'application/json'

function invocation(input: Input, isStreaming: boolean): Invocation {
  return {
    modelId: input.modelId,
    guardrailIdentifier: input.guardrailIdentifier,
    guardrailVersion: input.guardrailVersion,
    serviceTier: input.serviceTier,
    isStreaming,
  }
}

function bytes(value: unknown): Uint8Array {
  return new Uint8Array(Buffer.from(JSON.stringify(value), 'utf8'))
}

function withoutStandIn(model: FoundationModel): AwsError {
  return new AwsError(
    'NotImplementedException',
    501,
    `The sandbox has no stand-in for ${model.id}: it writes text and embeddings only.`,
  )
}

function checkTypes(input: Input): void {
  // Without a type the SDKs call the body an octet stream, which Bedrock takes for JSON.
  const sent = [undefined, JSON_TYPE, 'application/octet-stream']
  const wanted = [undefined, JSON_TYPE, '*/*']
  if (sent.includes(input.contentType) && wanted.includes(input.accept)) return
  throw new AwsError(
    'ValidationException',
    400,
    'The requested content type is not supported by the provided model.',
  )
}

/** What every guardrail-aware answer carries: nothing was found, because nothing was assessed. */
function guardrailAction(input: Input): JsonObject {
  return input.guardrailIdentifier ? { 'amazon-bedrock-guardrailAction': 'NONE' } : {}
}

function metrics(given: Answer): JsonObject {
  return {
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: given.inputTokens,
      outputTokenCount: given.outputTokens,
      invocationLatency: given.latencyMs,
      firstByteLatency: Math.min(given.latencyMs, 130),
    },
  }
}

function context(model: FoundationModel, { requestId, now }: Call): AnswerContext {
  return { modelId: model.id, requestId, now }
}

function answered(model: FoundationModel, format: BodyFormat, input: Input): Answer {
  return answer(model.id, format.read(parseBody(input.body)))
}

function respond(model: FoundationModel, input: Input, call: Call): JsonObject {
  const embed = embeddingFormat(model)
  if (embed !== undefined) return embed(model.id, parseBody(input.body))
  const format = textFormat(model)
  if (format === undefined) throw withoutStandIn(model)
  const given = answered(model, format, input)
  call.responseHeaders['x-amzn-bedrock-input-token-count'] = String(given.inputTokens)
  call.responseHeaders['x-amzn-bedrock-output-token-count'] = String(given.outputTokens)
  call.responseHeaders['x-amzn-bedrock-invocation-latency'] = String(given.latencyMs)
  return format.whole(given, context(model, call))
}

const invokeModel = operation<Input, Omit<InvokeModelResponse, 'body'> & { body: Uint8Array }>({
  service: 'bedrock-runtime',
  schema: InvokeModel$,
  authorize: (input, call) => invocationQuestions(invocation(input, false), call),
  handle: (input, call) => {
    const model = invocableModel(invocation(input, false), call)
    checkTypes(input)
    return {
      body: bytes({ ...respond(model, input, call), ...guardrailAction(input) }),
      contentType: JSON_TYPE,
      performanceConfigLatency: input.performanceConfigLatency,
      serviceTier: input.serviceTier,
    }
  },
  differs: INVOCATION_DIFFERENCES,
})

async function* chunks(objects: readonly JsonObject[], last: JsonObject) {
  for (const [index, object] of objects.entries()) {
    const isLast = index === objects.length - 1
    yield { chunk: { bytes: bytes(isLast ? { ...object, ...last } : object) } }
  }
}

const invokeModelWithResponseStream = operation<Input, object>({
  service: 'bedrock-runtime',
  schema: InvokeModelWithResponseStream$,
  authorize: (input, call) => invocationQuestions(invocation(input, true), call),
  handle: (input, call) => {
    const model = invocableModel(invocation(input, true), call)
    checkTypes(input)
    if (!model.isStreaming) {
      throw new AwsError('ValidationException', 400, 'The model is unsupported for streaming.')
    }
    const format = textFormat(model)
    if (format === undefined) throw withoutStandIn(model)
    const given = answered(model, format, input)
    return {
      body: chunks(format.chunks(given, context(model, call)), {
        ...metrics(given),
        ...guardrailAction(input),
      }),
      contentType: JSON_TYPE,
      performanceConfigLatency: input.performanceConfigLatency,
      serviceTier: input.serviceTier,
    }
  },
  differs: [
    'The stream sends its pieces without pauses, and the chunks are not padded.',
    ...INVOCATION_DIFFERENCES.slice(0, 1),
  ],
})

export const invokeModelOperations: readonly Operation[] = [
  invokeModel,
  invokeModelWithResponseStream,
]
