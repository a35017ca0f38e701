import type { InvokeModelRequest } from '@aws-sdk/client-bedrock-runtime'
import { AwsError, type Call } from '../../operation.ts'
import { embeddingFormat } from './body-formats.ts'
import type { Invocation } from './invocation-authorization.ts'
import { invocationTarget } from './invocation-target.ts'
import { type JsonObject, jsonObject } from './json-body.ts'
import type { LoggedBody, LoggedOperation, Modality } from './logged-invocation.ts'
import type { AskedModel } from './record-invocation.ts'

export type InvokeModelInput = Omit<InvokeModelRequest, 'body'> & {
  readonly modelId: string
  readonly body?: Uint8Array
}

export const JSON_TYPE = 'application/json'

export function invocationOf(input: InvokeModelInput, isStreaming: boolean): Invocation {
  return {
    modelId: input.modelId,
    guardrailIdentifier: input.guardrailIdentifier,
    guardrailVersion: input.guardrailVersion,
    serviceTier: input.serviceTier,
    isStreaming,
  }
}

export function checkTypes(input: InvokeModelInput): void {
  // Without a type the SDKs call the body an octet stream, which Bedrock takes for JSON.
  const sent = [undefined, JSON_TYPE, 'application/octet-stream']
  const wanted = [undefined, JSON_TYPE, '*/*']
  if (sent.includes(input.contentType) && wanted.includes(input.accept)) return
  throw new AwsError(
    'ValidationException',
    400,
    'The requested content type is not supported by the provided model.',
  )
}

/** The request as the log tells it: the model's own body, or bytes where that is no JSON. */
export function askedByInvokeModel(
  input: InvokeModelInput,
  call: Call,
  operation: LoggedOperation,
): AskedModel {
  const body = loggedBody(input)
  return {
    operation,
    modelId: input.modelId,
    input: body,
    modalities: modalitiesOf(input, call, body),
    requestMetadata: metadataOf(input.requestMetadata),
    latency: input.performanceConfigLatency,
  }
}

function loggedBody({ body, contentType }: InvokeModelInput): LoggedBody {
  const bytes = body ?? new Uint8Array()
  try {
    return { kind: 'json', value: JSON.parse(Buffer.from(bytes).toString('utf8')) }
  } catch {
    return { kind: 'binary', bytes, contentType: contentType ?? 'application/octet-stream' }
  }
}

function modalitiesOf(input: InvokeModelInput, call: Call, body: LoggedBody): Modality[] {
  const { model } = invocationTarget(input.modelId, call)
  if (model !== undefined && embeddingFormat(model) !== undefined) return ['embedding']
  const blocks = body.kind === 'json' ? contentBlocks(jsonObject(body.value)) : []
  const found: Modality[] = ['text']
  for (const kind of ['image', 'video', 'audio'] as const) {
    if (blocks.some((block) => isOf(kind, block))) found.push(kind)
  }
  return found
}

function contentBlocks({ messages }: JsonObject): JsonObject[] {
  if (!Array.isArray(messages)) return []
  return messages.flatMap((message) => {
    const { content } = jsonObject(message)
    return Array.isArray(content) ? content.map(jsonObject) : []
  })
}

/** Anthropic and chat models name the kind in `type`, Nova has a member of that name. */
function isOf(kind: string, block: JsonObject): boolean {
  return block['type'] === kind || block['type'] === `${kind}_url` || block[kind] !== undefined
}

/** A JSON object of texts in a header. */
function metadataOf(header: string | undefined): Record<string, string> | undefined {
  if (header === undefined) return undefined
  try {
    const entries = Object.entries(jsonObject(JSON.parse(header)))
    return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
  } catch {
    throw new AwsError('ValidationException', 400, 'The request metadata is not valid JSON.')
  }
}
