import type { BodyFormat } from './body-family.ts'
import { conversation, jsonObject, numberAt, stringsAt } from './json-body.ts'
import type { Answer } from './stand-in-model.ts'

function usage(answer: Answer) {
  return {
    inputTokens: answer.inputTokens,
    outputTokens: answer.outputTokens,
    totalTokens: answer.inputTokens + answer.outputTokens,
    cacheReadInputTokenCount: 0,
    cacheWriteInputTokenCount: 0,
  }
}

/** https://docs.aws.amazon.com/nova/latest/userguide/complete-request-schema.html */
export const novaBody: BodyFormat = {
  read: (body) => {
    const inference = jsonObject(body['inferenceConfig'])
    return {
      ...conversation(body['messages'], body['system']),
      maxTokens: numberAt(inference, 'maxTokens', 'max_new_tokens'),
      stopSequences: stringsAt(inference, 'stopSequences'),
    }
  },
  whole: (answer) => ({
    output: { message: { content: [{ text: answer.text }], role: 'assistant' } },
    stopReason: answer.stopReason,
    usage: usage(answer),
  }),
  chunks: (answer) => [
    { messageStart: { role: 'assistant' } },
    ...answer.pieces.map((text) => ({
      contentBlockDelta: { delta: { text }, contentBlockIndex: 0 },
    })),
    { contentBlockStop: { contentBlockIndex: 0 } },
    { messageStop: { stopReason: answer.stopReason } },
    { metadata: { usage: usage(answer), metrics: {}, trace: {} } },
  ],
}
