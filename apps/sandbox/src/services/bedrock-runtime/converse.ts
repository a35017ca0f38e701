import {
  Converse$,
  type ConverseResponse,
  ConverseStream$,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime'
import { type Call, type Operation, operation } from '../../operation.ts'
import { type ConverseAnswer, converseAnswer } from './converse-answer.ts'
import { type ConverseInput, converseInvocation } from './converse-input.ts'
import { answerBody, askedByConverse } from './converse-record.ts'
import { guardrailOutcome } from './guarded-answer.ts'
import { invocationQuestions } from './invocation-authorization.ts'
import { GUARDRAIL_DIFFERENCES, INVOCATION_DIFFERENCES } from './invocation-differences.ts'
import { recordAnswer, recordFailure, recordingFailure } from './record-invocation.ts'
import { firstTokenMs } from './stand-in-model.ts'

function recorded(
  input: ConverseInput,
  call: Call,
  operationName: 'Converse' | 'ConverseStream',
  given: ConverseAnswer,
): Promise<void> {
  const { answer, guarding, response } = given
  return recordAnswer(askedByConverse(input, operationName), call, {
    output: answerBody(response),
    tokens: { input: answer.inputTokens, output: answer.outputTokens },
    latencyMs: answer.latencyMs,
    firstTokenMs: operationName === 'Converse' ? undefined : firstTokenMs(answer),
    guardrail: guardrailOutcome(guarding),
  })
}

const converse = operation<ConverseInput, ConverseResponse>({
  service: 'bedrock-runtime',
  schema: Converse$,
  authorize: (input, call) => invocationQuestions(converseInvocation(input, false), call),
  handle: (input, call) =>
    recordingFailure(askedByConverse(input, 'Converse'), call, async () => {
      const given = converseAnswer(input, call, false)
      await recorded(input, call, 'Converse', given)
      return given.response
    }),
  onFault: (input, call, error) => recordFailure(askedByConverse(input, 'Converse'), call, error),
  differs: [...INVOCATION_DIFFERENCES, ...GUARDRAIL_DIFFERENCES],
})

/** Recorded when the stream has ended, also where the reader went away before that. */
async function* events(
  input: ConverseInput,
  call: Call,
  given: ConverseAnswer,
): AsyncGenerator<ConverseStreamOutput> {
  const { response, answer } = given
  try {
    yield { messageStart: { role: 'assistant' } }
    yield* contentEvents(given)
    yield { contentBlockStop: { contentBlockIndex: 0 } }
    yield { messageStop: { stopReason: response.stopReason } }
    yield {
      metadata: {
        usage: response.usage,
        metrics: { latencyMs: answer.latencyMs },
        trace: response.trace,
        performanceConfig: input.performanceConfig,
        serviceTier: input.serviceTier,
      },
    }
  } finally {
    await recorded(input, call, 'ConverseStream', given)
  }
}

function* contentEvents({ response, answer }: ConverseAnswer): Generator<ConverseStreamOutput> {
  const toolUse = response.output?.message?.content?.[0]?.toolUse
  const contentBlockIndex = 0
  if (toolUse !== undefined) {
    const { toolUseId, name } = toolUse
    yield { contentBlockStart: { start: { toolUse: { toolUseId, name } }, contentBlockIndex } }
    const delta = { toolUse: { input: JSON.stringify(toolUse.input) } }
    yield { contentBlockDelta: { delta, contentBlockIndex } }
    return
  }
  for (const text of answer.pieces) {
    yield { contentBlockDelta: { delta: { text }, contentBlockIndex } }
  }
}

const converseStream = operation<
  ConverseInput,
  { readonly stream: AsyncIterable<ConverseStreamOutput> }
>({
  service: 'bedrock-runtime',
  schema: ConverseStream$,
  authorize: (input, call) => invocationQuestions(converseInvocation(input, true), call),
  handle: (input, call) =>
    recordingFailure(askedByConverse(input, 'ConverseStream'), call, () => ({
      stream: events(input, call, converseAnswer(input, call, true)),
    })),
  onFault: (input, call, error) =>
    recordFailure(askedByConverse(input, 'ConverseStream'), call, error),
  differs: [
    'The stream sends its pieces without pauses, and the frames are not padded.',
    'A guardrail assesses the whole answer before the first piece is sent, in either streamProcessingMode.',
    ...INVOCATION_DIFFERENCES.slice(0, 1),
  ],
})

export const converseOperations: readonly Operation[] = [converse, converseStream]
