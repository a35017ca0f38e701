import type { AnswerContext, BodyFormat } from './body-family.ts'
import { conversation, numberAt, stringsAt } from './json-body.ts'
import type { Answer } from './stand-in-model.ts'

/** The chat-completions form that most open-weight models share. */

function frame(object: string, { modelId, requestId, now }: AnswerContext) {
  return {
    id: `chatcmpl-${requestId}`,
    object,
    created: Math.floor(now.getTime() / 1000),
    model: modelId,
  }
}

function finishReason(answer: Answer): 'stop' | 'length' {
  return answer.stopReason === 'max_tokens' ? 'length' : 'stop'
}

function usage(answer: Answer) {
  return {
    prompt_tokens: answer.inputTokens,
    completion_tokens: answer.outputTokens,
    total_tokens: answer.inputTokens + answer.outputTokens,
  }
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-openai.html */
export const chatBody: BodyFormat = {
  read: (body) => ({
    ...conversation(body['messages'], undefined),
    maxTokens: numberAt(body, 'max_completion_tokens', 'max_tokens'),
    stopSequences: stringsAt(body, 'stop'),
  }),
  whole: (answer, context) => ({
    ...frame('chat.completion', context),
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: answer.text },
        finish_reason: finishReason(answer),
      },
    ],
    usage: usage(answer),
  }),
  chunks: (answer, context) => {
    const head = frame('chat.completion.chunk', context)
    return [
      ...answer.pieces.map((content, index) => ({
        ...head,
        choices: [
          {
            index: 0,
            delta: index === 0 ? { role: 'assistant', content } : { content },
            finish_reason: null,
          },
        ],
      })),
      {
        ...head,
        choices: [{ index: 0, delta: {}, finish_reason: finishReason(answer) }],
        usage: usage(answer),
      },
    ]
  },
}
