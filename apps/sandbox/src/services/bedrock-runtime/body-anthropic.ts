import { AwsError } from '../../operation.ts'
import type { AnswerContext, BodyFormat } from './body-family.ts'
import { conversation, malformed, numberAt, stringsAt } from './json-body.ts'
import type { Answer } from './stand-in-model.ts'

const VERSION = 'bedrock-2023-05-31'

function message(answer: Answer, { modelId, requestId }: AnswerContext) {
  return {
    id: `msg_bdrk_${requestId.replaceAll('-', '').slice(0, 24)}`,
    type: 'message',
    role: 'assistant',
    model: modelId.replace(/^anthropic\./, ''),
    content: [{ type: 'text', text: answer.text }],
    stop_reason: answer.stopReason,
    stop_sequence: answer.stopSequence ?? null,
    usage: { input_tokens: answer.inputTokens, output_tokens: answer.outputTokens },
  }
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html */
export const anthropicBody: BodyFormat = {
  read: (body) => {
    if (body['anthropic_version'] === undefined) {
      throw malformed('#: required key [anthropic_version] not found')
    }
    if (body['anthropic_version'] !== VERSION)
      throw malformed(`anthropic_version: ${VERSION} expected`)
    const maxTokens = numberAt(body, 'max_tokens')
    if (maxTokens === undefined || maxTokens < 1) {
      throw new AwsError('ValidationException', 400, 'max_tokens: Field required')
    }
    return {
      ...conversation(body['messages'], body['system']),
      maxTokens,
      stopSequences: stringsAt(body, 'stop_sequences'),
    }
  },
  whole: message,
  chunks: (answer, context) => [
    {
      type: 'message_start',
      message: {
        ...message(answer, context),
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: answer.inputTokens, output_tokens: 1 },
      },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    ...answer.pieces.map((text) => ({
      type: 'content_block_delta',
      index: 0,
      delta: { type: 'text_delta', text },
    })),
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: answer.stopReason, stop_sequence: answer.stopSequence ?? null },
      usage: { output_tokens: answer.outputTokens },
    },
    { type: 'message_stop' },
  ],
}
