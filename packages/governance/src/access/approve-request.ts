import type { AccessRequest, approveRequestInput } from '@gatehouse/contract/access'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { askOf } from '../kernel/once.ts'
import { fail, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { commitDecision } from './commit-decision.ts'
import { findRequest } from './find-visible.ts'
import { stateAfterDecision } from './model.ts'
import { planApproval } from './plan-approval.ts'
import { whyNotDecide } from './policy.ts'
import { queueRun } from './queue-run.ts'
import { refuseDecision } from './refuse-decision.ts'

/**
 * An administrator signs what they were shown: the hash binds the decision to the diff. Request,
 * grants, the run that will apply them and the audit are one transaction; AWS comes afterwards.
 */
export function approveRequest(
  ports: Pick<AccessPorts, 'once' | 'ids'>,
  deed: Deed,
  input: z.infer<typeof approveRequestInput>,
): Promise<Result<AccessRequest>> {
  const { actor, correlationId } = deed
  return ports.once.inTransaction(askOf(deed, 'access.approveRequest', input), async (store) => {
    const found = await findRequest(store, actor, input.requestId)
    if (!found.ok) return found
    // Decided already: nobody has to wait for the lock to be told so.
    if (found.value.state !== 'pending') return refuseDecision('not-pending', found.value)
    const where = { teamId: found.value.team.id, accountId: found.value.accountId }
    // Under the lock nothing else changes the team's policy, so what is planned here is what holds.
    const queued = await queueRun(store, ports.ids, where, 'approval')
    const request = (await store.request(input.requestId)) ?? found.value
    // The session knew the roles of the sign-in; what counts is what they are at this moment.
    const decider = { ...actor, roles: await store.rolesOf(actor.personId) }
    const whyNot = whyNotDecide(decider, request)
    if (whyNot !== null) return refuseDecision(whyNot, request)
    if (request.version !== input.version) return fail({ code: 'access.request_changed' })

    const planned = await planApproval(store, request)
    if (!planned.ok) return planned
    const plan = planned.value
    if (plan.contributionHash !== input.contributionHash) {
      return fail({ code: 'access.policy_changed' })
    }
    const grants = plan.grants.map((grant) => ({ ...grant, id: ports.ids.next() }))
    const { teamId, accountId } = where
    return commitDecision(store, decider, request.id, {
      actor,
      correlationId,
      change: {
        kind: 'request-approved',
        requestId: request.id,
        version: request.version,
        deciderId: actor.personId,
        reason: input.reason,
        signedHash: plan.contributionHash,
        teamId,
        accountId,
        grants,
        run: queued.run,
      },
      audit: [
        {
          action: 'access.request.approved',
          subjectType: 'request',
          subjectId: request.id,
          teamId,
          accountId,
          reason: input.reason,
          before: { state: request.state },
          after: {
            state: stateAfterDecision('approve'),
            signedHash: plan.contributionHash,
            roleArns: plan.roleArns,
            grants: grants.map(({ id, target, regions, channels, expiresAt }) => ({
              id,
              target,
              regions,
              channels,
              expiresAt,
            })),
            applyRunId: queued.run.id,
          },
        },
      ],
      events: [
        ...queued.events,
        { type: 'live', event: { type: 'request.changed', id: request.id, teamId } },
        ...grants.map(({ id }) => ({
          type: 'live' as const,
          event: { type: 'grant.changed' as const, id, teamId },
        })),
      ],
    })
  })
}
