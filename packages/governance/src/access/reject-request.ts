import type { AccessRequest, rejectRequestInput } from '@gatehouse/contract/access'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { askOf } from '../kernel/once.ts'
import { fail, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { commitDecision } from './commit-decision.ts'
import { findRequest } from './find-visible.ts'
import { stateAfterDecision } from './model.ts'
import { whyNotDecide } from './policy.ts'
import { refuseDecision } from './refuse-decision.ts'

/** An administrator says no, with a reason; one winner where several decide at once. */
export function rejectRequest(
  ports: Pick<AccessPorts, 'once'>,
  deed: Deed,
  input: z.infer<typeof rejectRequestInput>,
): Promise<Result<AccessRequest>> {
  const { actor, correlationId } = deed
  const ask = askOf(deed, 'access.rejectRequest', input)
  return ports.once.inTransaction(ask, async (store) => {
    const found = await findRequest(store, actor, input.requestId)
    if (!found.ok) return found
    const request = found.value
    // The session knew the roles of the sign-in; what counts is what they are at this moment.
    const decider = { ...actor, roles: await store.rolesOf(actor.personId) }
    const whyNot = whyNotDecide(decider, request)
    if (whyNot !== null) return refuseDecision(whyNot, request)
    if (request.version !== input.version) return fail({ code: 'access.request_changed' })

    return commitDecision(store, decider, request.id, {
      actor,
      correlationId,
      change: {
        kind: 'request-rejected',
        requestId: request.id,
        version: request.version,
        deciderId: actor.personId,
        reason: input.reason,
      },
      audit: [
        {
          action: 'access.request.rejected',
          subjectType: 'request',
          subjectId: request.id,
          teamId: request.team.id,
          accountId: request.accountId,
          reason: input.reason,
          before: { state: request.state },
          after: { state: stateAfterDecision('reject') },
        },
      ],
      events: [
        {
          type: 'live',
          event: { type: 'request.changed', id: request.id, teamId: request.team.id },
        },
      ],
    })
  })
}
