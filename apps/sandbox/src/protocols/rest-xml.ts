import { XmlCodec } from '@aws-sdk/core/protocols'
import type { NormalizedSchema } from '@smithy/core/schema'
import type { AwsError, Operation } from '../operation.ts'
import { escapeXml } from './aws-query.ts'
import { httpTrait, membersOf, outputSchema } from './operation-schema.ts'
import { readInput, XML_SETTINGS } from './rest-xml-input.ts'
import { demandUnexpired } from './rest-xml-presigned.ts'
import { type Members, type Protocol, utf8, type WireRequest, type WireResponse } from './wire.ts'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** S3's root element holds the value itself: the trait s3UnwrappedXmlOutput of its model. */
const UNWRAPPED = 'GetBucketLocation'

/** S3: members in path, query, headers and an XML body; errors name the resource of the request. */
export function restXml(request: WireRequest): Protocol {
  return {
    name: 'restXml',
    decode(operation, wire, labels) {
      demandUnexpired(wire.query)
      return readInput(operation, wire, labels)
    },
    encode,
    error: (error, requestId) => encodeError(error, requestId, request.path),
  }
}

function encode(operation: Operation, output: Members, requestId: string): WireResponse {
  const schema = outputSchema(operation)
  const headers: Record<string, string> = idHeaders(requestId)
  const inBody: Members = {}
  let hasBody = false
  let payload: string | AsyncIterable<Uint8Array> | undefined
  for (const [name, member] of membersOf(schema)) {
    const value = output[name]
    const traits = member.getMergedTraits()
    if (!traits.httpHeader && !traits.httpPrefixHeaders && !traits.httpPayload) hasBody = true
    if (value === undefined || value === null) continue
    if (traits.httpHeader) headers[String(traits.httpHeader).toLowerCase()] = text(member, value)
    else if (traits.httpPrefixHeaders) prefix(headers, String(traits.httpPrefixHeaders), value)
    else if (traits.httpPayload) payload = writePayload(member, value)
    else inBody[name] = value
  }
  if (operation.schema[2] === UNWRAPPED) payload = unwrapped(inBody)
  else if (hasBody) payload = xmlOf(schema, inBody)
  const status =
    output['ContentRange'] === undefined ? (httpTrait(operation)?.[2] ?? 200) : /* partial */ 206
  if (typeof payload !== 'string') return { status, headers, body: payload ?? nothing() }
  headers['content-type'] = payload.startsWith('<') ? 'application/xml' : 'application/json'
  return { status, headers, body: utf8(payload) }
}

function encodeError(error: AwsError, requestId: string, resource: string): WireResponse {
  const headers: Record<string, string> = idHeaders(requestId)
  headers['content-type'] = 'application/xml'
  const { Region: region } = error.fields
  if (typeof region === 'string') headers['x-amz-bucket-region'] = region
  const fields = { Code: error.code, Message: error.message, Resource: resource, ...error.fields }
  const elements = Object.entries({ ...fields, RequestId: requestId, HostId: hostId(requestId) })
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('')
  const body = utf8(`${DECLARATION}<Error>${elements}</Error>`)
  return { status: error.status, headers, body }
}

const hostId = (requestId: string): string => Buffer.from(requestId).toString('base64')

const idHeaders = (requestId: string) => ({
  'x-amz-request-id': requestId,
  'x-amz-id-2': hostId(requestId),
})

function writePayload(
  member: NormalizedSchema,
  value: unknown,
): string | AsyncIterable<Uint8Array> {
  if (typeof value === 'string') return value
  if (member.isStreaming()) return value as AsyncIterable<Uint8Array>
  return xmlOf(member, value)
}

function xmlOf(schema: NormalizedSchema, value: unknown): string {
  const serializer = new XmlCodec(XML_SETTINGS).createSerializer()
  serializer.write(schema, value)
  return DECLARATION + String(serializer.flush())
}

function unwrapped(members: Members): string {
  const [value] = Object.values(members)
  const open = `${DECLARATION}<LocationConstraint xmlns="${XML_SETTINGS.xmlNamespace}"`
  return value === undefined
    ? `${open}/>`
    : `${open}>${escapeXml(String(value))}</LocationConstraint>`
}

function prefix(headers: Record<string, string>, start: string, values: unknown): void {
  for (const [name, value] of Object.entries(values as Record<string, string>)) {
    headers[start + name] = headerText(value)
  }
}

function text(member: NormalizedSchema, value: unknown): string {
  if (!(value instanceof Date)) return headerText(String(value))
  // 5 is smithy's number for ISO 8601; a header's time is an HTTP date unless it says otherwise.
  return member.getMergedTraits().timestampFormat === 5 || member.getSchema() === 5
    ? value.toISOString()
    : value.toUTCString()
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html: others as RFC 2047. */
function headerText(value: string): string {
  const isPlain = /^[\t\u0020-\u007E]*$/.test(value)
  return isPlain ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`
}

/** Written as a stream, so that a HEAD keeps the length of what it did not send. */
async function* nothing(): AsyncIterable<Uint8Array> {}
