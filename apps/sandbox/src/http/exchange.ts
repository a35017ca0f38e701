import { once } from 'node:events'
import type { WireRequest, WireResponse } from '../protocols/wire.ts'
import { isForS3 } from './identify-operation.ts'
import type { AnyRequest, AnyResponse } from './listener.ts'

/** Above what any AWS operation here accepts. */
const MOST_BODY_BYTES = 30 * 1024 * 1024

/** Above any XML that S3 takes. */
const HELD_BYTES = 1024 * 1024

export class BodyTooLarge extends Error {}

export async function readRequest(request: AnyRequest): Promise<WireRequest> {
  const url = request.url ?? '/'
  const mark = url.indexOf('?')
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  const start = {
    method: request.method ?? 'GET',
    path: mark === -1 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1)),
    headers,
  }
  if (!isLargeObject(start)) return { ...start, body: await readBody(request) }
  // Left whole on an early end, so that the refusal of an object can still be answered.
  const stream: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false })
  return { ...start, body: Buffer.alloc(0), stream }
}

/** Objects may be larger than this machine's memory; they pass through piece by piece. */
function isLargeObject(request: Omit<WireRequest, 'body'>): boolean {
  if (request.method !== 'PUT' || !isForS3(request)) return false
  const length = request.headers['content-length']
  return length === undefined ? 'transfer-encoding' in request.headers : Number(length) > HELD_BYTES
}

async function readBody(request: AnyRequest): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > MOST_BODY_BYTES) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Both response classes have these, but their overloads do not unify. */
interface Writable {
  writeHead(status: number, headers: Record<string, string | number>): unknown
  write(chunk: Uint8Array): boolean
  end(chunk?: Uint8Array): unknown
  readonly destroyed?: boolean
}

export async function writeResponse(response: AnyResponse, answer: WireResponse): Promise<void> {
  const out = response as unknown as Writable
  const { body } = answer
  if (body instanceof Uint8Array) {
    out.writeHead(answer.status, { ...answer.headers, 'content-length': body.length })
    out.end(body)
    return
  }
  out.writeHead(answer.status, { ...answer.headers })
  for await (const frame of body) {
    if (isGone(response)) return
    if (!out.write(frame)) await drained(response)
  }
  out.end()
}

/** Until there is room again, or nobody left to write to. */
async function drained(response: AnyResponse): Promise<void> {
  const over = new AbortController()
  const events = ['drain', 'close'].map((name) => once(response, name, { signal: over.signal }))
  try {
    await Promise.race(events)
  } finally {
    // The listener of what did not happen would stay, one for each piece.
    over.abort()
  }
}

export function isGone(response: AnyResponse): boolean {
  return 'stream' in response && response.stream
    ? response.stream.destroyed
    : Boolean(response.socket?.destroyed)
}

/**
 * Ends the exchange as a broken network would: no answer, no goodbye. On HTTP/2 that takes the
 * whole connection with everything on it, and the SDK tries again as it does after a reset.
 */
export function cut(response: AnyResponse): void {
  if ('stream' in response && response.stream) {
    response.stream.session?.destroy()
  } else response.socket?.resetAndDestroy()
}
