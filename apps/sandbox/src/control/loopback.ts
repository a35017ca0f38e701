import type { WireRequest } from '../protocols/wire.ts'

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/**
 * A web page elsewhere must not reach the control endpoints by rebinding its own name to
 * 127.0.0.1 or by a cross-site form, so the name asked for and the page asking are both checked.
 */
export function isFromLoopback({ headers }: WireRequest): boolean {
  const host = headers['host'] ?? headers[':authority'] ?? ''
  const origin = headers['origin']
  if (!LOOPBACK.test(host)) return false
  return origin === undefined || LOOPBACK.test(origin.replace(/^https?:\/\//, ''))
}
