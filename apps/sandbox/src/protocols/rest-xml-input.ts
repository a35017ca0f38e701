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
  { headers, query }: WireRequest,
  labels: Readonly<Record<string, string>>,
  request: WireRequest,
): Promise<unknown> {
  const traits = member.getMergedTraits()
  if (traits.httpLabel) return labels[name] ?? ''
  if (traits.httpQuery) return scalar(member, query.get(String(traits.httpQuery)))
  if (traits.httpHeader) {
    const header = String(traits.httpHeader).toLowerCase()
    // A presigned request may carry AWS's own headers in its query.
    const moved = header.startsWith('x-amz-') ? query.get(header) : undefined
    return scalar(member, headers[header] ?? moved)
  }
  if (traits.httpPrefixHeaders) {
    return prefixed({ ...Object.fromEntries(query), ...headers }, String(traits.httpPrefixHeaders))
  }
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

function prefixed(headers: Readonly<Record<string, string>>, prefix: string) {
  const found = Object.entries(headers).filter(([name]) => name.startsWith(prefix))
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]))
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
