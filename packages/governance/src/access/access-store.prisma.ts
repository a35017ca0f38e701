import type { Database } from '@gatehouse/database/database'
import type { Transaction } from '@gatehouse/database/transaction'
import type { Decision } from '../kernel/decision.ts'
import { entryOf } from '../kernel/entry.ts'
import type { Result } from '../kernel/result.ts'
import type { AccessChange } from './access-change.ts'
import { conflicts, writeChange } from './access-changes.prisma.ts'
import { accessReads } from './access-reads.prisma.ts'
import { countNeeds } from './count-needs.prisma.ts'
import { listGrants } from './grant-list.prisma.ts'
import { listRequests } from './request-list.prisma.ts'
import type { AccessStore, TeamInAccount } from './store-ports.ts'

/** The store outside a transaction: each commit is one of its own. */
export function prismaAccessStore(database: Database): AccessStore {
  const reads = accessReads(database.reads, () => database.now(), listsOf(database))
  const atomically: AccessStore['atomically'] = (work) =>
    database.transaction((tx) => work(accessStoreIn(tx, database)))
  return {
    ...reads,
    atomically,
    commit: (decision) => database.transaction((tx) => commitIn(tx, decision)),
    lockTeamPolicy() {
      throw new Error('A lock lasts as long as its transaction, and there is none here.')
    },
  }
}

/** The store inside a transaction: it reads what the transaction wrote, and commits with it. */
export function accessStoreIn(tx: Transaction, database: Database): AccessStore {
  const reads = accessReads(tx.reads, () => tx.now(), listsOf(database))
  const store: AccessStore = {
    ...reads,
    atomically: (work) => work(store),
    commit: (decision) => commitIn(tx, decision),
    async lockTeamPolicy(where) {
      await lockTeamPolicyIn(tx, where)
      return { queuedRunId: await reads.queuedRun(where) }
    },
  }
  return store
}

export async function lockTeamPolicyIn(tx: Transaction, where: TeamInAccount): Promise<void> {
  await tx.lock(`team-policy:${where.accountId}:${where.teamId}`)
}

function commitIn(tx: Transaction, decision: Decision<AccessChange>): Promise<Result<void>> {
  const { change, correlationId } = decision
  return tx.commit(
    entryOf(decision),
    (tables, at) => writeChange({ tables, at, correlationId }, change),
    conflicts,
  )
}

/** Lists are for pages, never for a decision, so they need not see inside a transaction. */
function listsOf(database: Database) {
  return {
    requests: (...[scope, personId, input]: Parameters<AccessStore['requests']>) =>
      listRequests(database, scope, personId, input),
    grants: (...[scope, input]: Parameters<AccessStore['grants']>) =>
      listGrants(database, scope, input),
    counts: (...[scope, personId]: Parameters<AccessStore['counts']>) =>
      countNeeds(database, scope, personId),
  }
}
