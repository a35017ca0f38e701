import { applyStepKinds, type GrantState } from '@gatehouse/contract/access'
import type { AuditAction } from '@gatehouse/contract/audit'
import type { AuditRecord, Decision } from '../kernel/decision.ts'
import type { DomainEvent } from '../kernel/events.ts'
import type { Failure } from '../kernel/result.ts'
import type { AccessChange, GrantOutcome } from './access-change.ts'
import { type ApplyOutcome, outcomesOf } from './apply-outcomes.ts'
import type { ApplyPorts, ApplyWork, Findings } from './apply-steps/work.ts'
import { compareAccount } from './compare-account.ts'
import type { ApplyRunRecord } from './records.ts'
import { RequestIds } from './request-ids.ts'
import { sayFailure } from './say-failure.ts'

const recordPosition = applyStepKinds.indexOf('record')
/** A person may revoke while the run ends; more often than that in one moment, nobody does. */
const mostTries = 5

/** Ends the run and moves each grant by what was proven about it. */
export async function finishRun(
  ports: ApplyPorts,
  run: ApplyRunRecord,
  work: ApplyWork | null,
  findings: Findings,
  stopped: Failure | null,
): Promise<ApplyOutcome> {
  const ids = new RequestIds()
  const problem = stopped ?? firstOf(findings.blocked) ?? firstOf(findings.waiting)
  const leftBehind =
    problem === null || work === null ? [] : await whatIsLeft(ports, work, findings, ids)
  let outcomes = work === null ? [] : outcomesOf(work, findings, stopped)
  const detail = problem === null ? 'Everything was proven.' : sayFailure(problem)
  const end = { state: 'done', awsRequestIds: ids.all(), detail, memo: null } as const
  if (!(await ports.runs.endStep(run.id, run.epoch, recordPosition, end))) {
    return { outcome: 'lost-claim' }
  }
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const decision = decisionOf(run, work, findings, problem, leftBehind, outcomes)
    const committed = await ports.store.commit(decision)
    if (committed.ok) return { outcome: problem === null ? 'done' : 'failed' }
    if (committed.error.code !== 'access.grant_changed') return { outcome: 'lost-claim' }
    // Somebody decided about a grant meanwhile; their own run will speak about it.
    outcomes = await stillTrue(ports, outcomes)
  }
  return { outcome: 'retry', at: ports.clock.now() }
}

function firstOf(failures: ReadonlyMap<string, Failure>): Failure | null {
  return [...failures.values()][0] ?? null
}

async function whatIsLeft(
  ports: ApplyPorts,
  work: ApplyWork,
  findings: Findings,
  ids: RequestIds,
): Promise<readonly string[]> {
  const compared = await compareAccount(ports, work, findings, ids)
  if (compared.ok) return compared.value.leftBehind
  const names = findings.policies?.map(({ name }) => name).join(', ') ?? ''
  return [
    `The account could not be read (${sayFailure(compared.error)})` +
      (names === '' ? '.' : `; ${names} may exist there, in an earlier or the new version.`),
  ]
}

async function stillTrue(
  ports: ApplyPorts,
  outcomes: readonly GrantOutcome[],
): Promise<readonly GrantOutcome[]> {
  const kept: GrantOutcome[] = []
  for (const outcome of outcomes) {
    const grant = await ports.store.grant(outcome.grantId)
    if (grant?.version === outcome.version && grant.state === outcome.from) kept.push(outcome)
  }
  return kept
}

const actions: Partial<Record<GrantState, AuditAction>> = {
  effective: 'access.grant.effective',
  failed: 'access.grant.apply_failed',
  revoked: 'access.grant.revoked',
  expired: 'access.grant.expired',
}

function decisionOf(
  run: ApplyRunRecord,
  work: ApplyWork | null,
  findings: Findings,
  problem: Failure | null,
  leftBehind: readonly string[],
  outcomes: readonly GrantOutcome[],
): Decision<AccessChange> {
  const teamId = run.team.id
  const { accountId } = run
  const failure = problem === null ? null : sayFailure(problem)
  const about = { teamId, accountId }
  const policies = (findings.policies ?? []).map(({ name, size }) => ({ name, size }))
  const ofPolicy: AuditRecord = {
    ...about,
    action: problem === null ? 'access.policy.applied' : 'access.policy.apply_failed',
    subjectType: 'team-policy',
    subjectId: teamId,
    after: {
      runId: run.id,
      cause: run.cause,
      policies,
      roleArns: work?.roleArns ?? [],
      failure,
      leftBehind,
    },
  }
  const ofGrants = outcomes.map(
    ({ grantId, from, to, proof, failure }): AuditRecord => ({
      ...about,
      action: actions[to] ?? 'access.grant.apply_failed',
      subjectType: 'grant',
      subjectId: grantId,
      before: { state: from },
      after: { state: to, proof, failure },
      awsRequestIds: proof?.awsRequestIds ?? [],
    }),
  )
  const changed = outcomes.map(
    ({ grantId }): DomainEvent => ({
      type: 'live',
      event: { type: 'grant.changed', id: grantId, teamId },
    }),
  )
  return {
    actor: { kind: 'system' },
    correlationId: run.correlationId,
    change: {
      kind: 'run-finished',
      runId: run.id,
      epoch: run.epoch,
      to: problem === null ? 'succeeded' : 'failed',
      failure,
      leftBehind,
      grants: outcomes,
    },
    audit: [ofPolicy, ...ofGrants],
    events: [
      { type: 'live', event: { type: 'apply-run.changed', id: run.id, teamId } },
      ...changed,
    ],
  }
}
