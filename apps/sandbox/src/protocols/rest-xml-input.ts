import { isUtf8 } from 'node:buffer'
import { XmlCodec } from '@aws-sdk/core/protocols'
import type { NormalizedSchema } from '@smithy/core/schema'
import { AwsError, type Operation } from '../operation.ts'
import { inputSchema, membersOf } from './operation-schema.ts'
import { readScalar } from './query-form.ts'
import { IncomingBody, wholeBody } from './rest-xml-body.ts'
import type { Members, WireRequest } from './wire.ts'

export const XML_SETTINGS = {
  xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
  serviceNamespace: '',
  /** 5 is smithy's number for ISO 8601 date-time. */
  timestampFormat: { useTrait: true, default: 5 as const },
}

export async function readInput(
  operation: Operation,
  request: WireRequest,
  labels: Readonly<Record<string, string>>,
): Promise<Members> {
  const headers = meantHeaders(request.headers)
  const members: Members = {}
  for (const [name, member] of membersOf(inputSchema(operation))) {
    const value = await readMember(name, member, { ...request, headers }, labels, request)
    if (value !== undefined) members[name] = value
  }
  return members
}

async function readMember(
  name: string,
  member: NormalizedSchema,
  meant: WireRequest,
  labels: Readonly<Record<string, string>>,
  request: WireRequest,
): Promise<unknown> {
  const { headers, query } = meant
  const traits = member.getMergedTraits()
  if (traits.httpLabel) return labels[name] ?? ''
  if (traits.httpQuery) return scalar(member, query.get(String(traits.httpQuery)))
  if (traits.httpHeader) {
    const header = String(traits.httpHeader).toLowerCase()
    // A presigned request may carry AWS's own headers in its query.
    const moved = header.startsWith('x-amz-') ? query.get(header) : undefined
    return scalar(member, headers[header] ?? moved)
  }
  if (traits.httpPrefixHeaders) return prefixed(meant, String(traits.httpPrefixHeaders))
  return traits.httpPayload ? readPayload(member, request) : undefined
}

async function readPayload(member: NormalizedSchema, request: WireRequest): Promise<unknown> {
  if (member.isStreaming()) return new IncomingBody(request)
  const body = await wholeBody(request)
  if (body.length === 0) return undefined
  if (member.isStringSchema()) return body.toString('utf8')
  try {
    const read: unknown = await new XmlCodec(XML_SETTINGS).createDeserializer().read(member, body)
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    throw new AwsError(
      'MalformedXML',
      400,
      'The XML you provided was not well-formed or did not validate against our published schema',
    )
  }
}

function scalar(member: NormalizedSchema, text: string | null | undefined): unknown {
  if (text === null || text === undefined) return undefined
  if (member.isListSchema()) {
    return text.split(/\s*,\s*/).map((item) => scalar(member.getValueSchema(), item))
  }
  try {
    return readScalar(member, text)
  } catch (error) {
    const why = error instanceof Error ? error.message : `Cannot read '${text}'.`
    throw new AwsError('InvalidArgument', 400, why)
  }
}

function prefixed({ headers, query }: WireRequest, prefix: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of query) {
    if (name.startsWith(prefix)) found[name.slice(prefix.length)] = value
  }
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith(prefix)) found[name.slice(prefix.length)] = fromUtf8(value)
  }
  return found
}

/** Node reads header bytes as Latin-1; clients that send more than ASCII send UTF-8. */
function fromUtf8(value: string): string {
  const bytes = Buffer.from(value, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : value
}

/** `aws-chunked` is how the body travelled, not what it is; the length is that of its bytes. */
function meantHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const meant = { ...headers }
  const encodings = (headers['content-encoding'] ?? '').split(/\s*,\s*/)
  const own = encodings.filter((encoding) => encoding !== '' && encoding !== 'aws-chunked')
  if (own.length > 0) meant['content-encoding'] = own.join(',')
  else delete meant['content-encoding']
  const length = headers['x-amz-decoded-content-length']
  if (length !== undefined) meant['content-length'] = length
  return meant
}
