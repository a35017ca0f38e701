import {
  InvokeModel$,
  type InvokeModelResponse,
  InvokeModelWithResponseStream$,
} from '@aws-sdk/client-bedrock-runtime'
import { type Call, type Operation, operation } from '../../operation.ts'
import { guardrailOutcome } from './guarded-answer.ts'
import { invocationQuestions } from './invocation-authorization.ts'
import { GUARDRAIL_DIFFERENCES, INVOCATION_DIFFERENCES } from './invocation-differences.ts'
import { type ChunkedBody, chunkedBody, wholeBody } from './invoke-model-answer.ts'
import {
  askedByInvokeModel,
  type InvokeModelInput,
  invocationOf,
  JSON_TYPE,
} from './invoke-model-input.ts'
import { recordAnswer, recordFailure, recordingFailure } from './record-invocation.ts'

function bytes(value: unknown): Uint8Array {
  return new Uint8Array(Buffer.from(JSON.stringify(value), 'utf8'))
}

const invokeModel = operation<
  InvokeModelInput,
  Omit<InvokeModelResponse, 'body'> & { body: Uint8Array }
>({
  service: 'bedrock-runtime',
  schema: InvokeModel$,
  authorize: (input, call) => invocationQuestions(invocationOf(input, false), call),
  handle: (input, call) => {
    const asked = askedByInvokeModel(input, call, 'InvokeModel')
    return recordingFailure(asked, call, async () => {
      const { body, tokens, latencyMs, guarding } = wholeBody(input, call)
      call.responseHeaders['x-amzn-bedrock-input-token-count'] = String(tokens.input)
      call.responseHeaders['x-amzn-bedrock-output-token-count'] = String(tokens.output)
      call.responseHeaders['x-amzn-bedrock-invocation-latency'] = String(latencyMs)
      await recordAnswer(asked, call, {
        output: { kind: 'json', value: body },
        tokens,
        latencyMs,
        guardrail: guardrailOutcome(guarding),
      })
      return {
        body: bytes(body),
        contentType: JSON_TYPE,
        performanceConfigLatency: input.performanceConfigLatency,
        serviceTier: input.serviceTier,
      }
    })
  },
  onFault: (input, call, error) =>
    recordFailure(askedByInvokeModel(input, call, 'InvokeModel'), call, error),
  differs: [...INVOCATION_DIFFERENCES, ...GUARDRAIL_DIFFERENCES],
})

/** Recorded when the stream has ended, also where the reader went away before that. */
async function* events(input: InvokeModelInput, call: Call, given: ChunkedBody) {
  const { chunks, tokens, latencyMs, firstTokenMs, guarding } = given
  try {
    for (const chunk of chunks) yield { chunk: { bytes: bytes(chunk) } }
  } finally {
    await recordAnswer(askedByInvokeModel(input, call, 'InvokeModelWithResponseStream'), call, {
      output: { kind: 'json', value: chunks },
      tokens,
      latencyMs,
      firstTokenMs,
      guardrail: guardrailOutcome(guarding),
    })
  }
}

const invokeModelWithResponseStream = operation<InvokeModelInput, object>({
  service: 'bedrock-runtime',
  schema: InvokeModelWithResponseStream$,
  authorize: (input, call) => invocationQuestions(invocationOf(input, true), call),
  handle: (input, call) => {
    const asked = askedByInvokeModel(input, call, 'InvokeModelWithResponseStream')
    return recordingFailure(asked, call, () => ({
      body: events(input, call, chunkedBody(input, call)),
      contentType: JSON_TYPE,
      performanceConfigLatency: input.performanceConfigLatency,
      serviceTier: input.serviceTier,
    }))
  },
  onFault: (input, call, error) =>
    recordFailure(askedByInvokeModel(input, call, 'InvokeModelWithResponseStream'), call, error),
  differs: [
    'The stream sends its pieces without pauses, and the chunks are not padded.',
    ...INVOCATION_DIFFERENCES.slice(0, 1),
  ],
})

export const invokeModelOperations: readonly Operation[] = [
  invokeModel,
  invokeModelWithResponseStream,
]
