import { json } from '@gatehouse/database/transaction'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { GrantOutcome, RunForChange } from './access-change.ts'
import type { Write, Writing } from './change-writer.prisma.ts'
import type { TeamInAccount } from './store-ports.ts'

/** Makes the run that a change needs, or makes sure that the one it counts on still waits. */
export async function putRun(
  { tables, correlationId }: Writing,
  run: RunForChange,
  { teamId, accountId }: TeamInAccount,
): Promise<Result<void>> {
  // A change is handed in as it is, and holds more than where it belongs.
  const where = { teamId, accountId }
  if (run.isNew) {
    const { id, cause } = run
    await tables.applyRun.create({ data: { ...where, id, cause, correlationId } })
    return ok(undefined)
  }
  const waiting = await tables.applyRun.count({ where: { ...where, id: run.id, state: 'queued' } })
  return waiting === 1 ? ok(undefined) : fail({ code: 'request.in_progress' })
}

export const finishRun: Write<'run-finished'> = async (writing, change) => {
  const { runId, epoch, to, failure, leftBehind } = change
  const { count } = await writing.tables.applyRun.updateMany({
    where: { id: runId, epoch, state: { in: ['running', 'retrying'] } },
    data: {
      state: to,
      endedAt: writing.at,
      nextAttemptAt: null,
      failure,
      leftBehind: [...leftBehind],
    },
  })
  if (count !== 1) return fail({ code: 'request.in_progress' })
  for (const outcome of change.grants) {
    const moved = await moveGrant(writing, runId, outcome)
    if (!moved.ok) return moved
  }
  return ok(undefined)
}

async function moveGrant(
  { tables, at }: Writing,
  applyRunId: string,
  { grantId: id, version, from, to, proof, failure }: GrantOutcome,
): Promise<Result<void>> {
  if (to === 'effective') {
    // "Since when" is the first time; later passes prove it again.
    await tables.grant.updateMany({ where: { id, effectiveAt: null }, data: { effectiveAt: at } })
  }
  const { count } = await tables.grant.updateMany({
    where: { id, version, state: from },
    data: {
      state: to,
      failure,
      applyRunId,
      ...(proof === null ? {} : { proof: json(proof) }),
      ...(to === 'revoked' || to === 'expired' ? { endedAt: at } : {}),
      // A proof renewed is no change that could surprise somebody about to revoke.
      ...(from === to ? {} : { version: { increment: 1 } }),
    },
  })
  return count === 1 ? ok(undefined) : fail({ code: 'access.grant_changed' })
}
