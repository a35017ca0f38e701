import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { CookieSerializeOptions } from '@fastify/cookie'

/**
 * Cookies of this console. On https their names begin with `__Host-`, which a browser takes only
 * from this very host over https; plain http exists on the developer's own machine alone.
 */
export interface Cookies {
  readonly session: string
  /** Binds a sign-in to the browser that began it; one a sign-in, so that two tabs do not collide. */
  signIn(state: string): string
  readonly options: CookieSerializeOptions
}

export function cookiesFor(isHttps: boolean): Cookies {
  const prefix = isHttps ? '__Host-' : ''
  return {
    session: `${prefix}gatehouse`,
    signIn: (state) => `${prefix}gatehouse-sign-in-${hashOf(state).slice(0, 8)}`,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps },
  }
}

/** 256 bits that nobody can guess. */
export const newSecret = () => randomBytes(32).toString('hex')

/** What does not even look like one never reaches the database. */
export const isSecret = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{64}$/.test(text)

export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)))
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
