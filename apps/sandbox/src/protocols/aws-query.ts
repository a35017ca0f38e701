import { XmlCodec } from '@aws-sdk/core/protocols'
import type { NormalizedSchema } from '@smithy/core/schema'
import type { AwsError, Operation, Service } from '../operation.ts'
import { inputSchema, outputSchema } from './operation-schema.ts'
import { queryCodeOf } from './query-compatible-error.ts'
import { formTree, readStructure } from './query-form.ts'
import { uncompressed } from './uncompressed.ts'
import { type Members, type Protocol, utf8, type WireRequest, type WireResponse } from './wire.ts'

const NAMESPACES: Partial<Record<Service, string>> = {
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  cloudwatch: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
}

export const queryForm = (request: WireRequest): URLSearchParams =>
  request.method === 'GET'
    ? request.query
    : new URLSearchParams(uncompressed(request).toString('utf8'))

/** IAM, STS and older clients of CloudWatch: a form in, XML out. */
export const awsQuery: Protocol = {
  name: 'awsQuery',

  decode(operation: Operation, request: WireRequest): Members {
    return readStructure(inputSchema(operation), formTree(queryForm(request)))
  },

  encode(operation: Operation, output: Members, requestId: string): WireResponse {
    const name = operation.schema[2]
    const namespace = NAMESPACES[operation.service] ?? ''
    const schema = outputSchema(operation)
    const result = schema.isStructSchema() ? resultXml(schema, output, `${name}Result`) : ''
    return xml(
      200,
      requestId,
      `<${name}Response xmlns="${namespace}">${result}` +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`,
    )
  },

  error(error: AwsError, requestId: string): WireResponse {
    const type = error.status >= 500 ? 'Receiver' : 'Sender'
    return xml(
      error.status,
      requestId,
      `<ErrorResponse><Error><Type>${type}</Type><Code>${escapeXml(queryCodeOf(error))}</Code>` +
        `<Message>${escapeXml(error.message)}</Message></Error>` +
        `<RequestId>${requestId}</RequestId></ErrorResponse>`,
    )
  },
}

function resultXml(schema: NormalizedSchema, output: Members, element: string): string {
  // 5 is smithy's number for ISO 8601 date-time, the only form awsQuery answers.
  const codec = new XmlCodec({
    xmlNamespace: '',
    serviceNamespace: '',
    timestampFormat: { useTrait: true, default: 5 },
  })
  const serializer = codec.createSerializer()
  serializer.write(schema, output)
  const written = String(serializer.flush())
  // The codec names the root after the shape; awsQuery wants `<OperationResult>`.
  const inner = /^<[^>]*?(?:\/>|>([\s\S]*)<\/[^>]+>)$/.exec(written)?.[1] ?? ''
  return `<${element}>${inner}</${element}>`
}

function xml(status: number, requestId: string, document: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: utf8(document),
  }
}

/** Characters that XML 1.0 cannot carry at all become U+FFFD, so that any client can parse. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
