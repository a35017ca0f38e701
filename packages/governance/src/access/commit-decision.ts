import type { AccessRequest } from '@gatehouse/contract/access'
import type { PersonActor } from '../kernel/actor.ts'
import type { Decision } from '../kernel/decision.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessChange } from './access-change.ts'
import { presentRequest } from './present-request.ts'
import { winnerOf } from './refuse-decision.ts'
import type { AccessStore } from './store-ports.ts'

/**
 * Commits a decision about a request and answers with the request as it now is. Who lost the
 * compare-and-set is told who won: by then the winner's transaction is visible.
 */
export async function commitDecision(
  store: AccessStore,
  reader: PersonActor,
  requestId: string,
  decision: Decision<AccessChange>,
): Promise<Result<AccessRequest>> {
  const committed = await store.commit(decision)
  if (!committed.ok && committed.error.code !== 'access.request_not_pending') return committed
  const request = await store.request(requestId)
  if (request === null) return fail({ code: 'access.not_found' })
  if (committed.ok) return ok(presentRequest(reader, request))
  if (request.state === 'pending') return fail({ code: 'access.request_changed' })
  return fail({ code: 'access.request_not_pending', detail: winnerOf(request) })
}
