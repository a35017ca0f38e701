import type { Identity, SignedIn } from '@gatehouse/governance/identity'
import type { FastifyRequest } from 'fastify'
import { type Cookies, isSecret } from './session-cookie.ts'

export interface Sessions {
  /** Who asks; null: there is no session, or it has ended. */
  of(request: FastifyRequest): Promise<SignedIn | null>
}

export function createSessions(identity: Identity, cookies: Cookies): Sessions {
  return {
    async of(request) {
      const token = request.cookies[cookies.session]
      return isSecret(token) ? identity.resolve(token) : null
    },
  }
}
