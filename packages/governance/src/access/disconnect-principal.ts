import type { disconnectPrincipalInput, Principal } from '@gatehouse/contract/access-accounts'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { askOf } from '../kernel/once.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { presentPrincipal } from './present-account.ts'
import { queueRun } from './queue-run.ts'

/**
 * The role stops being the team's; a run detaches our policies from it. The last role of a team
 * that still holds something stays, or its grants would be effective nowhere: revoke them first.
 */
export function disconnectPrincipal(
  ports: Pick<AccessPorts, 'once' | 'ids'>,
  deed: Deed,
  input: z.infer<typeof disconnectPrincipalInput>,
): Promise<Result<readonly Principal[]>> {
  const { actor, correlationId } = deed
  return ports.once.inTransaction(
    askOf(deed, 'access.disconnectPrincipal', input),
    async (store) => {
      const found = await store.principal(input.principalId)
      if (found === null || found.disconnectedAt !== null) return fail({ code: 'access.not_found' })
      const { accountId, roleArn } = found
      const where = { teamId: found.team.id, accountId }
      const { run, events } = await queueRun(store, ports.ids, where, 'principal')
      const others = (await store.principals(where)).filter(({ id }) => id !== found.id)
      const held = await store.openGrants(where)
      if (others.length === 0 && held.length > 0) {
        const detail = `It is the last role, and ${held.length} grants of the team have not ended.`
        return fail({ code: 'access.no_principal', detail })
      }
      const committed = await store.commit({
        actor,
        correlationId,
        change: { kind: 'principal-disconnected', principalId: found.id, ...where, run },
        audit: [
          {
            action: 'access.principal.disconnected',
            subjectType: 'principal',
            subjectId: found.id,
            ...where,
            reason: input.reason,
            before: { roleArn },
            after: { applyRunId: run.id },
          },
        ],
        events: [
          ...events,
          { type: 'live', event: { type: 'account.changed', id: accountId, teamId: where.teamId } },
        ],
      })
      if (!committed.ok) return committed
      return ok((await store.principals({ accountId })).map(presentPrincipal))
    },
  )
}
