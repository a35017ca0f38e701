import type { ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import type { ConverseInput } from './converse-input.ts'
import type { LoggedBody, LoggedOperation } from './logged-invocation.ts'
import { modalitiesIn } from './modalities.ts'
import type { AskedModel } from './record-invocation.ts'

/** The request as the log tells it; whether AWS repeats the guardrail there is not documented. */
export function askedByConverse(input: ConverseInput, operation: LoggedOperation): AskedModel {
  const { messages, system, toolConfig, inferenceConfig, additionalModelRequestFields } = input
  return {
    operation,
    modelId: input.modelId,
    input: jsonBody({
      messages,
      system,
      toolConfig,
      inferenceConfig,
      additionalModelRequestFields,
    }),
    modalities: modalitiesIn([...(system ?? []), ...(messages ?? [])]),
    requestMetadata: input.requestMetadata,
    latency: input.performanceConfig?.latency,
  }
}

/** Streams are logged as the answer that they add up to. */
export function answerBody(response: ConverseResponse): LoggedBody {
  const { output, stopReason, metrics, usage, trace } = response
  return jsonBody({ output, stopReason, metrics, usage, trace })
}

function jsonBody(value: unknown): LoggedBody {
  return { kind: 'json', value: withoutBytes(value) }
}

/** Bytes are base64 in JSON, as they came. */
function withoutBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(withoutBytes)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(entries.map(([name, member]) => [name, withoutBytes(member)]))
}
