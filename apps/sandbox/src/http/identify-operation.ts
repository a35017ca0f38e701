import { AwsError, type Operation, type Service } from '../operation.ts'
import { operationName, operationsOf, operationTable } from '../operation-table.ts'
import { awsJson1_0, awsJson1_1 } from '../protocols/aws-json.ts'
import { awsQuery, queryForm } from '../protocols/aws-query.ts'
import { restJson } from '../protocols/rest-json.ts'
import { type RestRouter, restRouter } from '../protocols/rest-router.ts'
import { restXml } from '../protocols/rest-xml.ts'
import { isRpcV2Cbor, rpcV2Cbor, rpcV2OperationName } from '../protocols/rpc-v2-cbor.ts'
import type { Protocol, WireRequest } from '../protocols/wire.ts'
import { credentialScope } from './credential-scope.ts'
import { modelledRestName, modelledS3 } from './modelled-rest-operations.ts'

export interface Identified {
  readonly operation: Operation
  readonly labels: Readonly<Record<string, string>>
}

/** SigV4 signing name to the services behind it. */
const SIGNING_NAMES: ReadonlyMap<string, readonly Service[]> = new Map([
  ['sts', ['sts']],
  ['iam', ['iam']],
  ['organizations', ['organizations']],
  ['access-analyzer', ['access-analyzer']],
  ['bedrock', ['bedrock', 'bedrock-runtime']],
  ['logs', ['logs']],
  ['monitoring', ['cloudwatch']],
  ['cloudtrail', ['cloudtrail']],
  ['s3', ['s3']],
])

const byName = new Map<string, Operation>()
const routers = new Map<string, RestRouter>()

/** The wire format is told by the request alone, so that even a refusal has the right shape. */
export function protocolOf(request: WireRequest): Protocol {
  if (isRpcV2Cbor(request)) return rpcV2Cbor
  const contentType = request.headers['content-type'] ?? ''
  if (request.headers['x-amz-target'] !== undefined) {
    return contentType.startsWith('application/x-amz-json-1.0') ? awsJson1_0 : awsJson1_1
  }
  if (isForS3(request)) return restXml(request)
  const isForm = contentType.startsWith('application/x-www-form-urlencoded')
  return isForm || request.query.has('Action') ? awsQuery : restJson
}

/** A key may have any content type and any query, so only the signature says that S3 is meant. */
export const isForS3 = ({ headers, query }: Pick<WireRequest, 'headers' | 'query'>): boolean =>
  credentialScope(headers, query)?.service === 's3'

export async function identifyOperation(
  protocol: Protocol,
  signingName: string,
  request: WireRequest,
): Promise<Identified> {
  const services = SIGNING_NAMES.get(signingName)
  if (services === undefined) throw notImplemented(signingName, requestedName(protocol, request))
  if (protocol === restJson) return identifyRest(signingName, services, request)
  if (protocol.name === 'restXml') return identifyS3(request)
  const name = requestedName(protocol, request) ?? ''
  const found = services.map((service) => named(service, name)).find(Boolean)
  if (found === undefined) throw notImplemented(signingName, name)
  return { operation: found, labels: {} }
}

async function identifyRest(
  signingName: string,
  services: readonly Service[],
  request: WireRequest,
): Promise<Identified> {
  let router = routers.get(signingName)
  if (router === undefined) {
    router = restRouter(services.flatMap((service) => operationsOf(service)))
    routers.set(signingName, router)
  }
  const match = router(request.method, request.path)
  if (match !== undefined) return match
  const modelled = await modelledRestName(services, request.method, request.path)
  throw notImplemented(signingName, modelled ?? `${request.method} ${request.path}`)
}

async function identifyS3(request: WireRequest): Promise<Identified> {
  const match = await modelledS3(request)
  const name = match?.operation.schema[2]
  const answered = name === undefined ? undefined : named('s3', name)
  if (match !== undefined && answered !== undefined) {
    return { operation: answered, labels: match.labels }
  }
  throw notImplemented('s3', name ?? `${request.method} ${request.path}`)
}

function requestedName(protocol: Protocol, request: WireRequest): string | undefined {
  if (protocol === rpcV2Cbor) return rpcV2OperationName(request.path)
  if (protocol === awsQuery) return queryForm(request).get('Action') ?? undefined
  return request.headers['x-amz-target']?.split('.').at(-1)
}

function named(service: Service, name: string): Operation | undefined {
  if (byName.size === 0) {
    for (const operation of operationTable) {
      byName.set(`${operation.service}.${operationName(operation)}`, operation)
    }
  }
  return byName.get(`${service}.${name}`)
}

function notImplemented(service: string, name: string | undefined): AwsError {
  const what = name === undefined || name === '' ? service : `${service}:${name}`
  return new AwsError(
    'NotImplemented',
    501,
    `The sandbox does not answer ${what}. docs/sandbox-differences.md lists what it answers.`,
  )
}
