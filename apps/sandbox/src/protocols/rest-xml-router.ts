import type { Operation } from '../operation.ts'
import { httpTrait, inputSchema, membersOf } from './operation-schema.ts'
import type { RouteMatch } from './rest-router.ts'
import { s3Address } from './rest-xml-address.ts'
import type { WireRequest } from './wire.ts'

type About = 'service' | 'bucket' | 'object'

interface Route {
  readonly operation: Operation
  readonly method: string
  readonly about: About
  /** `?acl`, `?list-type=2`: what the path of the model itself demands. */
  readonly literals: readonly (readonly [string, string])[]
  /** Query keys and headers without which the operation has no sense. */
  readonly queries: readonly string[]
  readonly headers: readonly string[]
  /** The SDK's own hint; other clients do not send it. */
  readonly hint: string | undefined
}

/**
 * Half of S3's operations share a method and a path: query keys and headers tell them apart, and
 * who demands most wins. It has to see all modelled operations, or one that is not answered would
 * be taken for its neighbour.
 */
export function restXmlRouter(
  operations: readonly Operation[],
): (request: WireRequest) => RouteMatch | undefined {
  const routes = operations.map(toRoute).sort((a, b) => demands(b) - demands(a))
  return (request) => {
    const { bucket, key } = s3Address(request)
    const about = bucket === undefined ? 'service' : key === undefined ? 'bucket' : 'object'
    const fitting = routes.filter((route) => route.about === about && fits(route, request))
    const most = fitting.filter((route) => demands(route) === demands(fitting[0]))
    const hint = request.query.get('x-id')
    const found = most.find((route) => route.hint === hint) ?? most[0]
    if (found === undefined) return undefined
    const labels: Record<string, string> = {}
    if (bucket !== undefined) labels['Bucket'] = bucket
    if (key !== undefined) labels['Key'] = key
    return { operation: found.operation, labels }
  }
}

const demands = (route: Route | undefined): number =>
  route === undefined ? 0 : route.literals.length + route.queries.length + route.headers.length

function fits(route: Route, { method, query, headers }: WireRequest): boolean {
  return (
    route.method === method &&
    route.literals.every(([name, value]) =>
      value === '' ? query.has(name) : query.get(name) === value,
    ) &&
    route.queries.every((name) => query.has(name)) &&
    route.headers.every((name) => headers[name] !== undefined)
  )
}

function toRoute(operation: Operation): Route {
  const [method, path] = httpTrait(operation) ?? ['', '']
  const literals = new URLSearchParams(path.split('?')[1] ?? '')
  const hint = literals.get('x-id') ?? undefined
  literals.delete('x-id')
  const queries: string[] = []
  const headers: string[] = []
  let about: About = 'service'
  for (const [name, member, isRequired] of inputMembers(operation)) {
    const traits = member.getMergedTraits()
    if (traits.httpLabel && name === 'Key') about = 'object'
    else if (traits.httpLabel && about === 'service') about = 'bucket'
    if (!isRequired) continue
    if (traits.httpQuery) queries.push(String(traits.httpQuery))
    if (traits.httpHeader) headers.push(String(traits.httpHeader).toLowerCase())
  }
  return { operation, method, about, literals: [...literals], queries, headers, hint }
}

function* inputMembers(operation: Operation) {
  const schema = inputSchema(operation)
  const raw: unknown = schema.getSchema()
  // The seventh place of a structure's runtime schema counts its required members, which lead.
  const required = Array.isArray(raw) ? Number(raw[6] ?? 0) : 0
  let index = 0
  for (const [name, member] of membersOf(schema)) {
    yield [name, member, index < required] as const
    index += 1
  }
}
