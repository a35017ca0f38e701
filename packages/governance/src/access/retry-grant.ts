import type { Grant, retryGrantInput } from '@gatehouse/contract/access'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { askOf } from '../kernel/once.ts'
import { fail, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { findGrant } from './find-visible.ts'
import { isEnding } from './model.ts'
import { queueRun } from './queue-run.ts'
import { readGrant } from './read-grants.ts'
import type { GrantRecord } from './records.ts'

/** Takes a failed run up again, in the direction in which it was going. */
export function retryGrant(
  ports: Pick<AccessPorts, 'once' | 'ids'>,
  deed: Deed,
  input: z.infer<typeof retryGrantInput>,
): Promise<Result<Grant>> {
  const { actor, correlationId } = deed
  return ports.once.inTransaction(askOf(deed, 'access.retryGrant', input), async (store) => {
    const found = await findGrant(store, actor, input.grantId)
    if (!found.ok) return found
    const where = { teamId: found.value.team.id, accountId: found.value.accountId }
    const { run, events } = await queueRun(store, ports.ids, where, 'retry')
    const grant = (await store.grant(input.grantId)) ?? found.value
    if (!hasFailed(grant)) return fail({ code: 'access.grant_not_live', detail: grant.state })
    const committed = await store.commit({
      actor,
      correlationId,
      change: { kind: 'grant-retried', grantId: grant.id, version: grant.version, ...where, run },
      audit: [
        {
          action: 'access.grant.apply_retried',
          subjectType: 'grant',
          subjectId: grant.id,
          ...where,
          before: { state: grant.state, failure: grant.failure },
          after: { state: isEnding(grant.state) ? grant.state : 'applying', applyRunId: run.id },
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

/** A failed removal keeps its state and carries the failure. */
function hasFailed({ state, failure }: GrantRecord): boolean {
  return state === 'failed' || (isEnding(state) && failure !== null)
}
