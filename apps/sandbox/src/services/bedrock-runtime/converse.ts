import {
  Converse$,
  type ConverseResponse,
  ConverseStream$,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import { textFormat } from './body-formats.ts'
import { type ConverseInput, converseInvocation, conversePrompt } from './converse-input.ts'
import { invocationQuestions } from './invocation-authorization.ts'
import { INVOCATION_DIFFERENCES, invocableModel } from './invocation-checks.ts'
import { type Answer, answer } from './stand-in-model.ts'

function answered(input: ConverseInput, call: Call, isStreaming: boolean): Answer {
  const model = invocableModel(converseInvocation(input, isStreaming), call)
  if (textFormat(model) === undefined || (isStreaming && !model.isStreaming)) {
    throw new AwsError(
      'ValidationException',
      400,
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
    )
  }
  return answer(model.id, conversePrompt(input))
}

function usage(given: Answer) {
  return {
    inputTokens: given.inputTokens,
    outputTokens: given.outputTokens,
    totalTokens: given.inputTokens + given.outputTokens,
  }
}

const converse = operation<ConverseInput, ConverseResponse>({
  service: 'bedrock-runtime',
  schema: Converse$,
  authorize: (input, call) => invocationQuestions(converseInvocation(input, false), call),
  handle: (input, call) => {
    const given = answered(input, call, false)
    return {
      output: { message: { role: 'assistant', content: [{ text: given.text }] } },
      stopReason: given.stopReason,
      usage: usage(given),
      metrics: { latencyMs: given.latencyMs },
      performanceConfig: input.performanceConfig,
      serviceTier: input.serviceTier,
    }
  },
  differs: INVOCATION_DIFFERENCES.slice(0, 1),
})

async function* events(input: ConverseInput, given: Answer): AsyncGenerator<ConverseStreamOutput> {
  yield { messageStart: { role: 'assistant' } }
  for (const text of given.pieces) {
    yield { contentBlockDelta: { delta: { text }, contentBlockIndex: 0 } }
  }
  yield { contentBlockStop: { contentBlockIndex: 0 } }
  yield { messageStop: { stopReason: given.stopReason } }
  yield {
    metadata: {
      usage: usage(given),
      metrics: { latencyMs: given.latencyMs },
      performanceConfig: input.performanceConfig,
      serviceTier: input.serviceTier,
    },
  }
}

const converseStream = operation<
  ConverseInput,
  { readonly stream: AsyncIterable<ConverseStreamOutput> }
>({
  service: 'bedrock-runtime',
  schema: ConverseStream$,
  authorize: (input, call) => invocationQuestions(converseInvocation(input, true), call),
  handle: (input, call) => ({ stream: events(input, answered(input, call, true)) }),
  differs: ['The stream sends its pieces without pauses, and the frames are not padded.'],
})

export const converseOperations: readonly Operation[] = [converse, converseStream]
