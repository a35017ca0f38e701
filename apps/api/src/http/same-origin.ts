import type { FastifyRequest } from 'fastify'

/** The console sends it with every call: a foreign page cannot add a header without a preflight. */
const ownHeader = 'x-gatehouse'

/**
 * Whether a call comes from this console. A browser says so itself (`Sec-Fetch-Site`, and `Origin`
 * on everything that changes state); a client that is no browser shows the header alone, and for a
 * change the origin that it means.
 */
export function isSameOrigin(request: FastifyRequest, origin: string): boolean {
  const { headers, method } = request
  if (headers[ownHeader] !== '1') return false
  return method === 'GET' ? isNotForeign(request, origin) : isOwnChange(request, origin)
}

/** For what changes something: a browser always says where it comes from. */
export function isOwnChange(request: FastifyRequest, origin: string): boolean {
  return isNotForeign(request, origin) && request.headers.origin === origin
}

/** For `/events`, where a browser's EventSource can add no header; an answer to it is unreadable elsewhere. */
export function isNotForeign({ headers }: FastifyRequest, origin: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return headers.origin === undefined || headers.origin === origin
}
