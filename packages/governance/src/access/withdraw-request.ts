import type { AccessRequest, withdrawRequestInput } from '@gatehouse/contract/access'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { askOf } from '../kernel/once.ts'
import { fail, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { commitDecision } from './commit-decision.ts'
import { findRequest } from './find-visible.ts'
import { stateAfterDecision } from './model.ts'
import { whyNotWithdraw } from './policy.ts'
import { refuseDecision } from './refuse-decision.ts'

/** The requester takes the request back while nobody has decided it. */
export function withdrawRequest(
  ports: Pick<AccessPorts, 'once'>,
  deed: Deed,
  input: z.infer<typeof withdrawRequestInput>,
): Promise<Result<AccessRequest>> {
  const { actor, correlationId } = deed
  return ports.once.inTransaction(askOf(deed, 'access.withdrawRequest', input), async (store) => {
    const found = await findRequest(store, actor, input.requestId)
    if (!found.ok) return found
    const request = found.value
    const whyNot = whyNotWithdraw(actor, request)
    if (whyNot !== null) return refuseDecision(whyNot, request)
    if (request.version !== input.version) return fail({ code: 'access.request_changed' })
    const { id, accountId } = request
    const teamId = request.team.id
    return commitDecision(store, actor, id, {
      actor,
      correlationId,
      change: { kind: 'request-withdrawn', requestId: id, version: request.version },
      audit: [
        {
          action: 'access.request.withdrawn',
          subjectType: 'request',
          subjectId: id,
          teamId,
          accountId,
          before: { state: request.state },
          after: { state: stateAfterDecision('withdraw') },
        },
      ],
      events: [{ type: 'live', event: { type: 'request.changed', id, teamId } }],
    })
  })
}
