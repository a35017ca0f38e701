import { ok, type Result } from '../kernel/result.ts'
import type { IdentityPorts } from './ports.ts'
import { tokenHash } from './token-hash.ts'

/** Ends the session of this token; ending one that has ended is no error and no second entry. */
export async function endSession(
  ports: Pick<IdentityPorts, 'store'>,
  token: string,
  correlationId: string,
): Promise<Result<{ readonly idToken: string | null }>> {
  const hash = tokenHash(token)
  const idToken = await ports.store.idToken(hash)
  const signedIn = await ports.store.session(hash, false)
  if (signedIn === null) return ok({ idToken })
  const committed = await ports.store.commit({
    actor: signedIn.actor,
    correlationId,
    change: { kind: 'session-ended', tokenHash: hash },
    audit: [
      {
        action: 'identity.session.ended',
        subjectType: 'session',
        subjectId: signedIn.actor.personId,
      },
    ],
    events: [],
  })
  return committed.ok ? ok({ idToken }) : committed
}
