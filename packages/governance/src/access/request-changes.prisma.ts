import { json } from '@gatehouse/database/transaction'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Write, Writing } from './change-writer.prisma.ts'
import { stateAfterDecision } from './model.ts'
import { putRun } from './run-changes.prisma.ts'

export const submitRequest: Write<'request-submitted'> = async ({ tables }, { request }) => {
  const { targets, regions, channels, ...rest } = request
  await tables.accessRequest.create({
    data: {
      ...rest,
      targets: json(targets),
      targetIds: targets.map(({ id }) => id).join(' '),
      regions: [...regions],
      channels: [...channels],
    },
  })
  return ok(undefined)
}

export const withdrawRequest: Write<'request-withdrawn'> = (writing, { requestId, version }) =>
  decide(writing, { requestId, version }, { state: stateAfterDecision('withdraw') })

export const rejectRequest: Write<'request-rejected'> = (writing, change) =>
  decide(writing, change, {
    state: stateAfterDecision('reject'),
    decidedById: change.deciderId,
    decidedAt: writing.at,
    decisionReason: change.reason,
  })

export const approveRequest: Write<'request-approved'> = async (writing, change) => {
  const { requestId, teamId, accountId, grants } = change
  const decided = await decide(writing, change, {
    state: stateAfterDecision('approve'),
    decidedById: change.deciderId,
    decidedAt: writing.at,
    decisionReason: change.reason,
    signedHash: change.signedHash,
  })
  if (!decided.ok) return decided
  const queued = await putRun(writing, change.run, { teamId, accountId })
  if (!queued.ok) return queued
  await writing.tables.grant.createMany({
    data: grants.map(({ id, target, regions, channels, touches, expiresAt }) => ({
      id,
      requestId,
      teamId,
      accountId,
      target: json(target),
      targetId: target.id,
      regions: [...regions],
      channels: [...channels],
      touches: json(touches),
      approvedById: change.deciderId,
      approvedAt: writing.at,
      expiresAt,
      applyRunId: change.run.id,
    })),
  })
  return ok(undefined)
}

/** The compare-and-set: whoever comes second finds no pending row of this version. */
async function decide(
  { tables }: Writing,
  { requestId, version }: { readonly requestId: string; readonly version: number },
  data: {
    readonly state: string
    readonly decidedById?: string
    readonly decidedAt?: Date
    readonly decisionReason?: string
    readonly signedHash?: string
  },
): Promise<Result<void>> {
  const { count } = await tables.accessRequest.updateMany({
    where: { id: requestId, state: 'pending', version },
    data: { ...data, version: { increment: 1 } },
  })
  return count === 1 ? ok(undefined) : fail({ code: 'access.request_not_pending' })
}
