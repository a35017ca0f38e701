import type { BodyFormat } from './body-family.ts'
import { numberAt, requiredString, stringsAt } from './json-body.ts'
import type { Answer } from './stand-in-model.ts'

/** The families that take one `prompt` string: Llama, Mistral's first models, DeepSeek-R1. */

function shortReason(answer: Answer): 'stop' | 'length' {
  return answer.stopReason === 'max_tokens' ? 'length' : 'stop'
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-meta.html */
export const llamaBody: BodyFormat = {
  read: (body) => {
    const prompt = requiredString(body, 'prompt')
    return { question: prompt, everything: prompt, maxTokens: numberAt(body, 'max_gen_len') ?? 512 }
  },
  whole: (answer) => ({
    generation: answer.text,
    prompt_token_count: answer.inputTokens,
    generation_token_count: answer.outputTokens,
    stop_reason: shortReason(answer),
  }),
  chunks: (answer) =>
    answer.pieces.map((generation, index) => ({
      generation,
      prompt_token_count: index === 0 ? answer.inputTokens : null,
      generation_token_count: index + 1,
      stop_reason: index === answer.pieces.length - 1 ? shortReason(answer) : null,
    })),
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-text-completion.html */
export const mistralBody: BodyFormat = {
  read: (body) => {
    const prompt = requiredString(body, 'prompt')
    return {
      question: prompt,
      everything: prompt,
      maxTokens: numberAt(body, 'max_tokens') ?? 512,
      stopSequences: stringsAt(body, 'stop'),
    }
  },
  whole: (answer) => ({ outputs: [{ text: answer.text, stop_reason: shortReason(answer) }] }),
  chunks: (answer) =>
    answer.pieces.map((text, index) => ({
      outputs: [
        { text, stop_reason: index === answer.pieces.length - 1 ? shortReason(answer) : null },
      ],
    })),
}
