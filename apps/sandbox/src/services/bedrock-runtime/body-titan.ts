import type { BodyFormat } from './body-family.ts'
import {
  type JsonObject,
  jsonObject,
  malformed,
  numberAt,
  requiredString,
  stringsAt,
} from './json-body.ts'
import { embedding } from './stand-in-embedding.ts'
import type { Answer } from './stand-in-model.ts'
import { countTokens } from './stand-in-tokens.ts'

const REASONS = { end_turn: 'FINISH', max_tokens: 'LENGTH', stop_sequence: 'STOP_CRITERIA_MET' }

function reason(answer: Answer): string {
  return REASONS[answer.stopReason]
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-text.html */
export const titanTextBody: BodyFormat = {
  read: (body) => {
    const text = requiredString(body, 'inputText')
    const config = jsonObject(body['textGenerationConfig'])
    return {
      question: text,
      everything: text,
      maxTokens: numberAt(config, 'maxTokenCount') ?? 512,
      stopSequences: stringsAt(config, 'stopSequences'),
    }
  },
  whole: (answer) => ({
    inputTextTokenCount: answer.inputTokens,
    results: [
      {
        tokenCount: answer.outputTokens,
        outputText: answer.text,
        completionReason: reason(answer),
      },
    ],
  }),
  chunks: (answer) =>
    answer.pieces.map((outputText, index) => {
      const isLast = index === answer.pieces.length - 1
      return {
        outputText,
        index,
        totalOutputTextTokenCount: isLast ? answer.outputTokens : null,
        completionReason: isLast ? reason(answer) : null,
        inputTextTokenCount: index === 0 ? answer.inputTokens : null,
      }
    }),
}

const DIMENSIONS = [256, 384, 512, 1024]

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html */
export function titanEmbedding(modelId: string, body: JsonObject): JsonObject {
  const text = requiredString(body, 'inputText')
  const fixed = modelId === 'amazon.titan-embed-text-v1' ? 1536 : undefined
  const asked = numberAt(body, 'dimensions') ?? 1024
  if (fixed === undefined && !DIMENSIONS.includes(asked)) {
    throw malformed(`#/dimensions: ${asked} is not a valid enum value`)
  }
  const vector = embedding(modelId, text, fixed ?? asked)
  const answer = { embedding: vector, inputTextTokenCount: countTokens(text) }
  return fixed === undefined ? { ...answer, embeddingsByType: { float: vector } } : answer
}
