import type { Identity, SignedIn } from '@gatehouse/governance/identity'
import type { FastifyRequest } from 'fastify'
import { type Cookies, isSecret } from './session-cookie.ts'

export interface Sessions {
  /** Who asks; null: there is no session, or it has ended. */
  of(request: FastifyRequest): Promise<SignedIn | null>
  /** As the database says it now, whatever was just answered; no use of the session. */
  now(request: FastifyRequest): Promise<SignedIn | null>
  /** Ends it; answers the provider's hint for signing out there too. */
  end(request: FastifyRequest): Promise<string | null>
}

/**
 * A page asks a dozen questions at once: for so long a session that was found alive is taken to be
 * alive for reading. What changes anything asks the database each time.
 */
const believedMs = 1_000
const mostKept = 5_000

interface Found {
  readonly at: number
  readonly signedIn: Promise<SignedIn | null>
}

export function createSessions(
  identity: Identity,
  cookies: Cookies,
  nowMs: () => number,
): Sessions {
  const found = new Map<string, Found>()

  async function look(token: string, isUse: boolean): Promise<SignedIn | null> {
    const signedIn = identity.resolve(token, { isUse })
    found.delete(token)
    found.set(token, { at: nowMs(), signedIn })
    if (found.size > mostKept) forgetOldest(found)
    try {
      const answer = await signedIn
      if (answer === null) found.delete(token)
      return answer
    } catch (error) {
      found.delete(token)
      throw error
    }
  }

  return {
    async of(request) {
      const token = request.cookies[cookies.session]
      if (!isSecret(token)) return null
      const known = found.get(token)
      const isFresh = known !== undefined && nowMs() - known.at < believedMs
      return isFresh && request.method === 'GET' ? known.signedIn : look(token, true)
    },
    async now(request) {
      const token = request.cookies[cookies.session]
      return isSecret(token) ? look(token, false) : null
    },
    async end(request) {
      const token = request.cookies[cookies.session]
      if (!isSecret(token)) return null
      found.delete(token)
      const ended = await identity.signOut(token, request.id)
      // Once more: a question that was under way may have found it alive meanwhile.
      found.delete(token)
      return ended.ok ? ended.value.idToken : null
    },
  }
}

function forgetOldest(found: Map<string, Found>): void {
  const oldest = found.keys().next()
  if (!oldest.done) found.delete(oldest.value)
}
