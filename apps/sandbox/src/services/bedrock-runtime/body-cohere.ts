import { stableId } from '../../world/seed-ids.ts'
import type { BodyFormat } from './body-family.ts'
import { type JsonObject, malformed, numberAt, requiredString, stringsAt } from './json-body.ts'
import { embedding } from './stand-in-embedding.ts'

const REASONS = { end_turn: 'COMPLETE', max_tokens: 'MAX_TOKENS', stop_sequence: 'STOP_SEQUENCE' }

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command-r-plus.html */
export const cohereCommandBody: BodyFormat = {
  read: (body) => {
    const message = requiredString(body, 'message')
    return {
      question: message,
      everything: message,
      maxTokens: numberAt(body, 'max_tokens'),
      stopSequences: stringsAt(body, 'stop_sequences'),
    }
  },
  whole: (answer, { requestId }) => ({
    response_id: requestId,
    generation_id: stableId(requestId, 32),
    text: answer.text,
    finish_reason: REASONS[answer.stopReason],
  }),
  chunks: (answer, { requestId }) => [
    { is_finished: false, event_type: 'stream-start', generation_id: stableId(requestId, 32) },
    ...answer.pieces.map((text) => ({ is_finished: false, event_type: 'text-generation', text })),
    {
      is_finished: true,
      event_type: 'stream-end',
      finish_reason: REASONS[answer.stopReason],
      response: { response_id: requestId, text: answer.text },
    },
  ],
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-embed-v3.html */
export function cohereEmbedding(modelId: string, body: JsonObject): JsonObject {
  const texts = stringsAt(body, 'texts')
  if (texts.length === 0) throw malformed('#: required key [texts] not found')
  const dimensions = modelId.startsWith('cohere.embed-v4')
    ? (numberAt(body, 'output_dimension') ?? 1536)
    : 1024
  return {
    id: stableId(texts.join('\n'), 32),
    response_type: 'embeddings_floats',
    embeddings: texts.map((text) => embedding(modelId, text, dimensions)),
    texts,
  }
}
