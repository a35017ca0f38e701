import { gatehouse } from '../kernel/actor.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { isGranted } from './model.ts'
import { queueRun } from './queue-run.ts'
import type { TeamInAccount } from './store-ports.ts'

/**
 * Sweep: grants past their end by the database's clock start to be removed. IAM denies them by
 * itself since that moment, so this tidies up and proves; it is never what takes the access away.
 */
export async function expireGrants(ports: Pick<AccessPorts, 'store' | 'ids'>): Promise<number> {
  let expired = 0
  for (const where of await ports.store.overdue()) {
    const swept = await expireIn(ports, where)
    // Whoever was faster has changed what is due; the next sweep sees what remains.
    if (swept.ok) expired += swept.value
  }
  return expired
}

function expireIn(
  { store, ids }: Pick<AccessPorts, 'store' | 'ids'>,
  where: TeamInAccount,
): Promise<Result<number>> {
  return store.atomically(async (within) => {
    const { run, events } = await queueRun(within, ids, where, 'expiry')
    const now = await within.now()
    const due = (await within.openGrants(where)).filter(
      ({ state, expiresAt }) => isGranted(state) && expiresAt <= now,
    )
    const [first, ...others] = due.map((grant) => ({
      action: 'access.grant.expired' as const,
      subjectType: 'grant' as const,
      subjectId: grant.id,
      ...where,
      before: { state: grant.state },
      after: { state: 'expiring', expiresAt: grant.expiresAt, applyRunId: run.id },
    }))
    if (first === undefined) return ok(0)
    const committed = await within.commit({
      actor: gatehouse,
      correlationId: ids.next(),
      change: {
        kind: 'grants-expiring',
        ...where,
        grants: due.map(({ id, version }) => ({ grantId: id, version })),
        run,
      },
      audit: [first, ...others],
      events: [
        ...events,
        ...due.map(({ id }) => ({
          type: 'live' as const,
          event: { type: 'grant.changed' as const, id, teamId: where.teamId },
        })),
      ],
    })
    return committed.ok ? ok(due.length) : committed
  })
}
