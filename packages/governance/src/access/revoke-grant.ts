import type { Grant, revokeGrantInput } from '@gatehouse/contract/access'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { askOf } from '../kernel/once.ts'
import { fail, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { findGrant } from './find-visible.ts'
import { canRevoke } from './model.ts'
import { queueRun } from './queue-run.ts'
import { readGrant } from './read-grants.ts'

/** Access ends now: decided here, removed by the worker, `revoked` only once IAM was seen to deny. */
export function revokeGrant(
  ports: Pick<AccessPorts, 'once' | 'ids'>,
  deed: Deed,
  input: z.infer<typeof revokeGrantInput>,
): Promise<Result<Grant>> {
  const { actor, correlationId } = deed
  return ports.once.inTransaction(askOf(deed, 'access.revokeGrant', input), async (store) => {
    const found = await findGrant(store, actor, input.grantId)
    if (!found.ok) return found
    const where = { teamId: found.value.team.id, accountId: found.value.accountId }
    const { run, events } = await queueRun(store, ports.ids, where, 'revocation')
    const grant = (await store.grant(input.grantId)) ?? found.value
    if (!canRevoke(grant.state)) return fail({ code: 'access.grant_not_live', detail: grant.state })
    if (grant.version !== input.version) return fail({ code: 'access.grant_changed' })
    const committed = await store.commit({
      actor,
      correlationId,
      change: {
        kind: 'grant-revoking',
        grantId: grant.id,
        version: grant.version,
        reason: input.reason,
        ...where,
        run,
      },
      audit: [
        {
          action: 'access.grant.revoke_requested',
          subjectType: 'grant',
          subjectId: grant.id,
          ...where,
          reason: input.reason,
          before: { state: grant.state },
          after: { state: 'revoking', applyRunId: run.id },
        },
      ],
      events: [
        ...events,
        { type: 'live', event: { type: 'grant.changed', id: grant.id, teamId: where.teamId } },
      ],
    })
    return committed.ok ? readGrant({ store }, actor, input) : committed
  })
}
