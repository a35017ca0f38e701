import type { InvokeModelRequest } from '@aws-sdk/client-bedrock-runtime'
import { AwsError, type Call } from '../../operation.ts'
import { embeddingFormat } from './body-formats.ts'
import type { Invocation } from './invocation-authorization.ts'
import { invocationTarget } from './invocation-target.ts'
import { isTooDeep, jsonObject } from './json-body.ts'
import type { LoggedBody, LoggedOperation, Modality } from './logged-invocation.ts'
import { modalitiesIn } from './modalities.ts'
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

/** What a call says in its headers. */
export function checkHeaders(input: InvokeModelInput): void {
  checkTypes(input)
  if (input.requestMetadata !== undefined && metadataOf(input) === undefined) {
    throw new AwsError('ValidationException', 400, 'The request metadata is not valid JSON.')
  }
}

function checkTypes(input: InvokeModelInput): void {
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
    requestMetadata: metadataOf(input),
    latency: input.performanceConfigLatency,
  }
}

function loggedBody({ body, contentType }: InvokeModelInput): LoggedBody {
  const bytes = body ?? new Uint8Array()
  const binary = { bytes, contentType: contentType ?? 'application/octet-stream' }
  if (isTooDeep(bytes)) return { kind: 'binary', ...binary }
  try {
    return { kind: 'json', value: JSON.parse(Buffer.from(bytes).toString('utf8')) }
  } catch {
    return { kind: 'binary', ...binary }
  }
}

function modalitiesOf(input: InvokeModelInput, call: Call, body: LoggedBody): Modality[] {
  const { model } = invocationTarget(input.modelId, call)
  const { messages, system, inputs, images, inputImage } = jsonObject(
    body.kind === 'json' ? body.value : undefined,
  )
  const blocks = [messages, system, inputs].flatMap((list) => (Array.isArray(list) ? list : []))
  // Beside a prompt or a text to embed, pictures stand alone.
  if (images || inputImage) blocks.push({ type: 'image' })
  const found = modalitiesIn(blocks)
  const isEmbedding = model !== undefined && embeddingFormat(model) !== undefined
  return isEmbedding ? ['embedding', ...found] : found
}

/** A flat JSON object in a header; undefined: there is none, or it is something else. */
function metadataOf({ requestMetadata }: InvokeModelInput): Record<string, string> | undefined {
  try {
    const parsed: unknown = JSON.parse(requestMetadata ?? '')
    const entries = Object.entries(jsonObject(parsed))
    if (entries.some(([, value]) => typeof value === 'object')) return undefined
    return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
  } catch {
    return undefined
  }
}
