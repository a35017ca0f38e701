import type { NormalizedSchema } from '@smithy/core/schema'
import type { AwsError, Operation } from '../operation.ts'
import { eventStreamFrames } from './event-stream.ts'
import { parseJson, parseJsonObject, readJson, writeJson } from './json-codec.ts'
import { httpTrait, inputSchema, membersOf, outputSchema } from './operation-schema.ts'
import { readScalar } from './query-form.ts'
import { type Members, type Protocol, utf8, type WireRequest, type WireResponse } from './wire.ts'

/** Bedrock, Bedrock Runtime and Access Analyzer: members in path, query, headers and a JSON body. */
export const restJson: Protocol = {
  name: 'restJson1',

  decode(
    operation: Operation,
    request: WireRequest,
    labels: Readonly<Record<string, string>>,
  ): Members {
    const schema = inputSchema(operation)
    const members: Members = {}
    const inBody: string[] = []
    for (const [name, member] of membersOf(schema)) {
      const traits = member.getMergedTraits()
      if (traits.httpLabel) members[name] = readScalar(member, labels[name] ?? '')
      else if (traits.httpQuery)
        assign(members, name, readQuery(member, request.query, String(traits.httpQuery)))
      else if (traits.httpHeader)
        assign(members, name, readHeader(member, request, String(traits.httpHeader)))
      else if (traits.httpPayload) assign(members, name, readPayload(member, request.body))
      else inBody.push(name)
    }
    if (inBody.length > 0) {
      const body = readJson(schema, parseJsonObject(request.body)) as Members
      for (const name of inBody) assign(members, name, body[name])
    }
    return members
  },

  encode(operation: Operation, output: Members, requestId: string): WireResponse {
    const schema = outputSchema(operation)
    const headers: Record<string, string> = { 'x-amzn-requestid': requestId }
    const inBody: Members = {}
    let payload: Uint8Array | AsyncIterable<Uint8Array> | undefined
    for (const [name, member] of membersOf(schema)) {
      const value = output[name]
      const traits = member.getMergedTraits()
      if (member.isStreaming() && member.isUnionSchema()) {
        headers['content-type'] = 'application/vnd.amazon.eventstream'
        payload = eventStreamFrames(member, value as AsyncIterable<Members>)
      } else if (value === undefined || value === null) continue
      else if (traits.httpHeader) headers[String(traits.httpHeader).toLowerCase()] = String(value)
      else if (traits.httpPayload) payload = writePayload(member, value)
      else inBody[name] = value
    }
    headers['content-type'] ??= 'application/json'
    const status = httpTrait(operation)?.[2] ?? 200
    const body = payload ?? (schema.isStructSchema() ? writeJson(schema, inBody) : utf8('{}'))
    return { status, headers, body }
  },

  error(error: AwsError, requestId: string): WireResponse {
    return {
      status: error.status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-errortype': error.code,
        'x-amzn-requestid': requestId,
      },
      body: utf8(JSON.stringify({ message: error.message, ...error.fields })),
    }
  },
}

function assign(members: Members, name: string, value: unknown): void {
  if (value !== undefined && value !== null) members[name] = value
}

function readQuery(schema: NormalizedSchema, query: URLSearchParams, key: string): unknown {
  const values = query.getAll(key)
  if (values.length === 0) return undefined
  if (schema.isListSchema())
    return values.map((value) => readScalar(schema.getValueSchema(), value))
  return readScalar(schema, values[0] ?? '')
}

function readHeader(schema: NormalizedSchema, request: WireRequest, name: string): unknown {
  const value = request.headers[name.toLowerCase()]
  if (value === undefined) return undefined
  // A header that carries JSON is base64 on the wire (smithy's mediaType trait).
  if (schema.getMergedTraits().mediaType) return Buffer.from(value, 'base64').toString('utf8')
  return readScalar(schema, value)
}

function readPayload(schema: NormalizedSchema, body: Buffer): unknown {
  if (schema.isBlobSchema()) return body.length === 0 ? undefined : new Uint8Array(body)
  if (schema.isStringSchema()) return body.toString('utf8')
  return readJson(schema, parseJson(body))
}

function writePayload(schema: NormalizedSchema, value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (typeof value === 'string') return utf8(value)
  return writeJson(schema, value)
}
