import type { NormalizedSchema } from '@smithy/core/schema'
import type { AwsError, Operation } from '../operation.ts'
import { eventStreamFrames, initialResponse } from './event-stream.ts'
import { parseJsonObject, readJson, writeJson } from './json-codec.ts'
import { inputSchema, membersOf, outputSchema } from './operation-schema.ts'
import { queryErrorHeader } from './query-compatible-error.ts'
import { uncompressed } from './uncompressed.ts'
import { type Members, type Protocol, utf8, type WireRequest, type WireResponse } from './wire.ts'

/** `X-Amz-Target` names the operation, the body is one JSON structure. */
function awsJsonOf(name: 'awsJson1_0' | 'awsJson1_1', contentType: string): Protocol {
  const headersOf = (requestId: string) => ({
    'content-type': contentType,
    'x-amzn-requestid': requestId,
  })
  return {
    name,

    decode(operation: Operation, request: WireRequest): Members {
      const schema = inputSchema(operation)
      const body = parseJsonObject(uncompressed(request))
      return schema.isStructSchema() ? (readJson(schema, body) as Members) : {}
    },

    encode(operation: Operation, output: Members, requestId: string): WireResponse {
      const schema = outputSchema(operation)
      const streamed = [...membersOf(schema)].find(([, member]) => member.isStreaming())
      if (streamed !== undefined) return encodeStream(streamed, output, requestId, contentType)
      return {
        status: 200,
        headers: headersOf(requestId),
        body: schema.isStructSchema() ? writeJson(schema, output) : utf8('{}'),
      }
    },

    error(error: AwsError, requestId: string): WireResponse {
      // awsJson answers every client error as 400, whatever the status of the same error elsewhere.
      const status = error.status >= 500 ? error.status : 400
      const body = { __type: error.code, ...error.fields, Message: error.message }
      return {
        status,
        headers: { ...headersOf(requestId), ...queryErrorHeader(error) },
        body: utf8(JSON.stringify(body)),
      }
    },
  }
}

/** Organizations, CloudWatch Logs, CloudTrail. */
export const awsJson1_1 = awsJsonOf('awsJson1_1', 'application/x-amz-json-1.1')

/** CloudWatch. */
export const awsJson1_0 = awsJsonOf('awsJson1_0', 'application/x-amz-json-1.0')

/** The stream is all of the body, so the first message carries the other members: none so far. */
function encodeStream(
  [name, union]: [string, NormalizedSchema],
  output: Members,
  requestId: string,
  contentType: string,
): WireResponse {
  const events = output[name] as AsyncIterable<Members>
  return {
    status: 200,
    headers: {
      'content-type': 'application/vnd.amazon.eventstream',
      'x-amzn-requestid': requestId,
    },
    body: withFirst(initialResponse(contentType), eventStreamFrames(union, events)),
  }
}

async function* withFirst(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}
