import type { BodyFamily, FoundationModel } from '../../world/models.ts'
import { anthropicBody } from './body-anthropic.ts'
import { chatBody } from './body-chat.ts'
import { cohereCommandBody, cohereEmbedding } from './body-cohere.ts'
import { llamaBody, mistralBody } from './body-completion.ts'
import type { BodyFormat } from './body-family.ts'
import { novaBody } from './body-nova.ts'
import { titanEmbedding, titanTextBody } from './body-titan.ts'
import type { JsonObject } from './json-body.ts'

const TEXT: Partial<Record<BodyFamily, BodyFormat>> = {
  anthropic: anthropicBody,
  nova: novaBody,
  'titan-text': titanTextBody,
  'cohere-command': cohereCommandBody,
  llama: llamaBody,
  mistral: mistralBody,
  chat: chatBody,
}

const EMBEDDING: Partial<Record<BodyFamily, (modelId: string, body: JsonObject) => JsonObject>> = {
  'titan-embedding': titanEmbedding,
  'cohere-embedding': cohereEmbedding,
}

/** Undefined: the model does not write text, or the stand-in cannot. */
export function textFormat(model: FoundationModel): BodyFormat | undefined {
  return TEXT[model.body]
}

export function embeddingFormat(model: FoundationModel) {
  return EMBEDDING[model.body]
}
