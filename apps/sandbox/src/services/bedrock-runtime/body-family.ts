import type { JsonObject } from './json-body.ts'
import type { Answer, Prompt } from './stand-in-model.ts'

export interface AnswerContext {
  readonly modelId: string
  /** Unique per call; ids in the body are made from it. */
  readonly requestId: string
  readonly now: Date
}

/** How one family of models words InvokeModel's body: the request, the answer, the stream. */
export interface BodyFormat {
  readonly read: (body: JsonObject) => Prompt
  readonly whole: (answer: Answer, context: AnswerContext) => JsonObject
  readonly chunks: (answer: Answer, context: AnswerContext) => readonly JsonObject[]
}
