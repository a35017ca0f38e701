import type { AwsError, Operation } from '../operation.ts'
import { parseJsonObject, readJson, writeJson } from './json-codec.ts'
import { inputSchema, outputSchema } from './operation-schema.ts'
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
