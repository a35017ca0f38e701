import type { NormalizedSchema } from '@smithy/core/schema'
import type { AwsError, Operation } from '../operation.ts'
import { eventStreamFrames, initialResponse } from './event-stream.ts'
import { parseJsonObject, readJson, writeJson } from './json-codec.ts'
import { inputSchema, membersOf, outputSchema } from './operation-schema.ts'
import { type Members, type Protocol, utf8, type WireRequest, type WireResponse } from './wire.ts'

const CONTENT_TYPE = 'application/x-amz-json-1.1'

/** Organizations: `X-Amz-Target` names the operation, the body is one JSON structure. */
export const awsJson: Protocol = {
  name: 'awsJson1_1',

  decode(operation: Operation, request: WireRequest): Members {
    const schema = inputSchema(operation)
    const body = parseJsonObject(request.body)
    return schema.isStructSchema() ? (readJson(schema, body) as Members) : {}
  },

  encode(operation: Operation, output: Members, requestId: string): WireResponse {
    const schema = outputSchema(operation)
    const streamed = [...membersOf(schema)].find(([, member]) => member.isStreaming())
    if (streamed !== undefined) return encodeStream(streamed, output, requestId)
    return {
      status: 200,
      headers: { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': requestId },
      body: schema.isStructSchema() ? writeJson(schema, output) : utf8('{}'),
    }
  },

  error(error: AwsError, requestId: string): WireResponse {
    // awsJson answers every client error as 400, whatever the status of the same error elsewhere.
    const status = error.status >= 500 ? error.status : 400
    const body = { __type: error.code, ...error.fields, Message: error.message }
    return {
      status,
      headers: { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': requestId },
      body: utf8(JSON.stringify(body)),
    }
  },
}

/** The stream is all of the body, so the first message carries the other members: none so far. */
function encodeStream(
  [name, union]: [string, NormalizedSchema],
  output: Members,
  requestId: string,
): WireResponse {
  const events = output[name] as AsyncIterable<Members>
  return {
    status: 200,
    headers: {
      'content-type': 'application/vnd.amazon.eventstream',
      'x-amzn-requestid': requestId,
    },
    body: withFirst(initialResponse(CONTENT_TYPE), eventStreamFrames(union, events)),
  }
}

async function* withFirst(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}
