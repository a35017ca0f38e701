import type { StaticOperationSchema } from '@smithy/types'
import { type Operation, operation, type Service } from '../operation.ts'
import { type RestRouter, type RouteMatch, restRouter } from '../protocols/rest-router.ts'
import { restXmlRouter } from '../protocols/rest-xml-router.ts'
import type { WireRequest } from '../protocols/wire.ts'

const CLIENTS: Partial<Record<Service, () => Promise<object>>> = {
  bedrock: () => import('@aws-sdk/client-bedrock'),
  'bedrock-runtime': () => import('@aws-sdk/client-bedrock-runtime'),
  'access-analyzer': () => import('@aws-sdk/client-accessanalyzer'),
  s3: () => import('@aws-sdk/client-s3'),
}

const routers = new Map<Service, RestRouter>()

/** The name that AWS gives a request which we do not answer, so that the refusal can say it. */
export async function modelledRestName(
  services: readonly Service[],
  method: string,
  path: string,
): Promise<string | undefined> {
  for (const service of services) {
    const router = routers.get(service) ?? restRouter(await modelledOperations(service))
    routers.set(service, router)
    const match = router(method, path)
    if (match !== undefined) return match.operation.schema[2]
  }
  return undefined
}

let s3Router: ReturnType<typeof restXmlRouter> | undefined

/** Which of S3's modelled operations a request is, answered here or not. */
export async function modelledS3(request: WireRequest): Promise<RouteMatch | undefined> {
  s3Router ??= restXmlRouter(await modelledOperations('s3'))
  return s3Router(request)
}

async function modelledOperations(service: Service): Promise<Operation[]> {
  const client = (await CLIENTS[service]?.()) ?? {}
  return Object.values(client)
    .filter((value): value is StaticOperationSchema => Array.isArray(value) && value[0] === 9)
    .map((schema) => operation({ service, schema, authorize: () => [], handle: () => ({}) }))
}
