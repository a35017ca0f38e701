import type { ApplyRun } from '@gatehouse/contract/access'
import type { ApplyRunRecord, ApplyStepRecord } from './records.ts'

/** A run as people follow it. */
export function presentRun(run: ApplyRunRecord): ApplyRun {
  const { id, team, accountId, accountName, cause, state, attempts, failure } = run
  return {
    id,
    team,
    accountId,
    accountName,
    cause,
    state,
    attempts,
    queuedAt: run.queuedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    nextAttemptAt: run.nextAttemptAt?.toISOString() ?? null,
    steps: run.steps.map(presentStep),
    failure,
    leftBehind: [...run.leftBehind],
  }
}

function presentStep(step: ApplyStepRecord): ApplyRun['steps'][number] {
  return {
    kind: step.kind,
    state: step.state,
    attempts: step.attempts,
    startedAt: step.startedAt?.toISOString() ?? null,
    endedAt: step.endedAt?.toISOString() ?? null,
    awsRequestIds: [...step.awsRequestIds],
    detail: step.detail,
  }
}
