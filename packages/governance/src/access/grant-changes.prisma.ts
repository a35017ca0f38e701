import { grantStates } from '@gatehouse/contract/access'
import { fail, ok } from '../kernel/result.ts'
import type { Write } from './change-writer.prisma.ts'
import { canMove, endingStates, grantedStates } from './model.ts'
import { putRun } from './run-changes.prisma.ts'

const changed = fail({ code: 'access.grant_changed' } as const)

export const startRevoking: Write<'grant-revoking'> = async (writing, change) => {
  const queued = await putRun(writing, change.run, change)
  if (!queued.ok) return queued
  const { count } = await writing.tables.grant.updateMany({
    where: {
      id: change.grantId,
      version: change.version,
      state: { in: grantStates.filter((state) => canMove(state, 'revoking')) },
    },
    data: {
      state: 'revoking',
      version: { increment: 1 },
      endReason: change.reason,
      failure: null,
      applyRunId: change.run.id,
    },
  })
  return count === 1 ? ok(undefined) : changed
}

export const startExpiring: Write<'grants-expiring'> = async (writing, change) => {
  const queued = await putRun(writing, change.run, change)
  if (!queued.ok) return queued
  for (const { grantId: id, version } of change.grants) {
    const { count } = await writing.tables.grant.updateMany({
      where: { id, version, state: { in: [...grantedStates] }, expiresAt: { lte: writing.at } },
      data: {
        state: 'expiring',
        version: { increment: 1 },
        failure: null,
        applyRunId: change.run.id,
      },
    })
    if (count !== 1) return changed
  }
  return ok(undefined)
}

export const retryGrant: Write<'grant-retried'> = async (writing, change) => {
  const queued = await putRun(writing, change.run, change)
  if (!queued.ok) return queued
  const { grantId: id, version } = change
  const data = { version: { increment: 1 }, failure: null, applyRunId: change.run.id }
  const granting = await writing.tables.grant.updateMany({
    where: { id, version, state: 'failed' },
    data: { ...data, state: 'applying' },
  })
  if (granting.count === 1) return ok(undefined)
  // A removal that failed keeps its direction: it must never turn back into access.
  const ending = await writing.tables.grant.updateMany({
    where: { id, version, state: { in: [...endingStates] } },
    data,
  })
  return ending.count === 1 ? ok(undefined) : changed
}

export const testGrant: Write<'grant-tested'> = async (
  { tables },
  { principalId, canBeTested },
) => {
  await tables.principal.updateMany({ where: { id: principalId }, data: { canBeTested } })
  return ok(undefined)
}
