import type { ApplyRun } from '@gatehouse/contract/access'
import type { Ids } from '../kernel/environment.ts'
import type { DomainEvent } from '../kernel/events.ts'
import type { RunForChange } from './access-change.ts'
import type { AccessStore, TeamInAccount } from './store-ports.ts'

export interface QueuedRun {
  readonly run: RunForChange
  readonly events: readonly DomainEvent[]
}

/**
 * The run that will bring IAM to what is being decided. One that waits already will find this
 * decision too, because it compiles what is granted when it starts; otherwise a new one is made.
 */
export async function queueRun(
  store: Pick<AccessStore, 'lockTeamPolicy'>,
  ids: Ids,
  where: TeamInAccount,
  cause: ApplyRun['cause'],
): Promise<QueuedRun> {
  const { queuedRunId } = await store.lockTeamPolicy(where)
  if (queuedRunId !== null) return { run: { isNew: false, id: queuedRunId }, events: [] }
  const id = ids.next()
  const { teamId, accountId } = where
  return {
    run: { isNew: true, id, cause },
    events: [
      { type: 'access.policy_outdated', teamId, accountId, applyRunId: id },
      { type: 'live', event: { type: 'apply-run.changed', id, teamId } },
    ],
  }
}
