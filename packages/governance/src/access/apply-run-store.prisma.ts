import type { LiveEvent } from '@gatehouse/contract/events'
import type { Database } from '@gatehouse/database/database'
import { json, type Transaction } from '@gatehouse/database/transaction'
import { ok } from '../kernel/result.ts'
import { lockTeamPolicyIn } from './access-store.prisma.ts'
import type { ApplyRunStore, Claim } from './store-ports.ts'
import { runOf, runParts } from './stored-records.prisma.ts'

const atWork = ['running', 'retrying']

export function prismaApplyRunStore(database: Database): ApplyRunStore {
  return {
    async claim(applyRunId) {
      const result = await database.transaction(async (tx) => ok(await claimIn(tx, applyRunId)))
      return result.ok ? result.value : { outcome: 'busy' }
    },

    planSteps: (applyRunId, epoch, kinds) =>
      whileHeld(database, applyRunId, epoch, async (tx) => {
        await tx.records.applyStep.createMany({
          data: kinds.map((kind, position) => ({ runId: applyRunId, position, kind })),
          skipDuplicates: true,
        })
      }),

    startStep: (applyRunId, epoch, position) =>
      whileHeld(database, applyRunId, epoch, async (tx) => {
        await tx.records.applyStep.updateMany({
          where: { runId: applyRunId, position },
          data: {
            state: 'running',
            attempts: { increment: 1 },
            startedAt: await tx.now(),
            endedAt: null,
            detail: null,
          },
        })
      }),

    endStep: (applyRunId, epoch, position, { state, awsRequestIds, detail, memo }) =>
      whileHeld(database, applyRunId, epoch, async (tx) => {
        await tx.records.applyStep.updateMany({
          where: { runId: applyRunId, position },
          data: {
            state,
            detail,
            endedAt: await tx.now(),
            awsRequestIds: [...awsRequestIds],
            ...(memo === undefined || memo === null ? {} : { memo: json(memo) }),
          },
        })
      }),

    postpone: (applyRunId, epoch, { nextAttemptAt, failure }) =>
      whileHeld(database, applyRunId, epoch, async (tx) => {
        await tx.records.applyRun.updateMany({
          where: { id: applyRunId },
          data: { state: 'retrying', nextAttemptAt, failure },
        })
      }),
  }
}

async function claimIn(tx: Transaction, applyRunId: string): Promise<Claim> {
  const run = await tx.reads.applyRun.findUnique({ where: { id: applyRunId } })
  if (run === null) return { outcome: 'finished' }
  const { teamId, accountId } = run
  // Whoever decides about this team's policy at this moment is let finish first: their run is then
  // seen to be claimed, or what they decided is seen by this one.
  await lockTeamPolicyIn(tx, { teamId, accountId })
  const other = await tx.reads.applyRun.count({
    where: { teamId, accountId, state: { in: atWork }, id: { not: applyRunId } },
  })
  if (other > 0) return { outcome: 'busy' }
  const { count } = await tx.records.applyRun.updateMany({
    where: { id: applyRunId, state: { in: ['queued', ...atWork] } },
    data: {
      state: 'running',
      epoch: { increment: 1 },
      attempts: { increment: 1 },
      nextAttemptAt: null,
      failure: null,
    },
  })
  if (count === 0) return { outcome: 'finished' }
  await tx.markApplying({ id: applyRunId, teamId, accountId })
  await tx.tell(progressOf(applyRunId, teamId))
  const claimed = await tx.reads.applyRun.findUnique({
    where: { id: applyRunId },
    include: runParts,
  })
  return claimed === null ? { outcome: 'finished' } : { outcome: 'claimed', run: runOf(claimed) }
}

/** Writes only while the claim holds; the row lock keeps another claim out until it is written. */
async function whileHeld(
  database: Database,
  applyRunId: string,
  epoch: number,
  write: (tx: Transaction) => Promise<void>,
): Promise<boolean> {
  const result = await database.transaction(async (tx) => {
    const { count } = await tx.records.applyRun.updateMany({
      where: { id: applyRunId, epoch, state: 'running' },
      data: { state: 'running' },
    })
    if (count !== 1) return ok(false)
    await write(tx)
    const run = await tx.reads.applyRun.findUnique({
      where: { id: applyRunId },
      select: { teamId: true },
    })
    await tx.tell(progressOf(applyRunId, run?.teamId ?? null))
    return ok(true)
  })
  return result.ok && result.value
}

function progressOf(id: string, teamId: string | null): LiveEvent {
  return { type: 'apply-run.changed', id, teamId }
}
