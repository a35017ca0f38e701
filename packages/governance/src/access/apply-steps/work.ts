import type { Proof } from '@gatehouse/contract/access'
import { type Failure, fail, ok, type Result } from '../../kernel/result.ts'
import type { AccessPorts } from '../access-ports.ts'
import { accountAccess } from '../account-access.ts'
import type { CompileInput, PinnedGuardrail } from '../compile-input.ts'
import { isEnding, liveGrants } from '../model.ts'
import { pinnedGuardrail } from '../pinned-guardrail.ts'
import type { CompiledPolicy } from '../policy-document.ts'
import type { AccountAccess } from '../ports.ts'
import type { AccountRecord, ApplyRunRecord, GrantRecord, PrincipalRecord } from '../records.ts'

export type ApplyPorts = Pick<
  AccessPorts,
  'store' | 'runs' | 'clock' | 'randomness' | 'enablement' | 'policies' | 'checks' | 'caller'
>

/** What one attempt works on: read once at its start, and never changed by it. */
export interface ApplyWork {
  readonly run: ApplyRunRecord
  readonly account: AccountRecord
  readonly access: AccountAccess
  readonly now: Date
  /** Grants that IAM shall allow. */
  readonly live: readonly GrantRecord[]
  /** Grants that IAM shall no longer allow, and whose removal is still to be proven. */
  readonly ending: readonly GrantRecord[]
  readonly principals: readonly PrincipalRecord[]
  readonly roleArns: readonly string[]
  readonly guardrails: readonly PinnedGuardrail[]
}

export async function loadWork(
  ports: Pick<ApplyPorts, 'store'>,
  run: ApplyRunRecord,
): Promise<Result<ApplyWork>> {
  const where = { teamId: run.team.id, accountId: run.accountId }
  const account = await ports.store.account(run.accountId)
  if (account === null)
    return fail({ code: 'access.not_found', detail: `Account ${run.accountId}` })
  const now = await ports.store.now()
  const grants = await ports.store.openGrants(where)
  const principals = await ports.store.principals(where)
  const pinned = await ports.store.guardrails(where)
  return ok({
    run,
    account,
    access: accountAccess(account),
    now,
    live: liveGrants(grants, now),
    ending: grants.filter(({ state }) => isEnding(state)),
    principals,
    roleArns: principals.map(({ roleArn }) => roleArn),
    guardrails: pinned.map(pinnedGuardrail),
  })
}

/** What an attempt finds out on its way from step to step. */
export class Findings {
  /** null: not compiled yet. Empty: no role is connected, so nothing shall be left. */
  policies: readonly CompiledPolicy[] | null = null
  /** Grants that cannot become effective until somebody changes something, by id. */
  readonly blocked = new Map<string, Failure>()
  /** Grants that may come right by waiting, by id. */
  readonly waiting = new Map<string, Failure>()
  /** Connected roles that IAM no longer knows. */
  readonly missingRoles = new Set<string>()
  readonly proofs = new Map<string, Proof>()
  /** Grants whose statements stand in `policies`, by id. */
  compiled: ReadonlySet<string> = new Set()

  /** Grants of this run that nothing stands in the way of. */
  ready(work: ApplyWork): readonly GrantRecord[] {
    return work.live.filter(({ id }) => !this.blocked.has(id) && !this.waiting.has(id))
  }

  rolesThatExist(work: ApplyWork): readonly string[] {
    return work.roleArns.filter((roleArn) => !this.missingRoles.has(roleArn))
  }
}

/**
 * What the policies of this run have to say. A grant that is not effective yet and cannot be put
 * to work is left out; one that was effective stays, because it is somebody's running service.
 */
export function compileInput(work: ApplyWork, findings: Findings): CompileInput {
  const grants = work.live.filter(
    ({ id, state }) =>
      state === 'effective' || (!findings.blocked.has(id) && !findings.waiting.has(id)),
  )
  return {
    teamId: work.run.team.id,
    accountId: work.run.accountId,
    grants: grants.map(({ id, target, channels, touches, expiresAt }) => ({
      id,
      target,
      channels,
      touches,
      expiresAt,
    })),
    guardrails: work.guardrails,
  }
}

/** How a step ended that did not stop the run. `failed`: for some grants, the others go on. */
export interface StepEnd {
  readonly state: 'done' | 'skipped' | 'failed'
  readonly awsRequestIds: readonly string[]
  readonly detail: string
}

export type ApplyStep = (
  ports: ApplyPorts,
  work: ApplyWork,
  findings: Findings,
) => Promise<Result<StepEnd>>

export function done(detail: string, awsRequestIds: readonly string[] = []): Result<StepEnd> {
  return ok({ state: 'done', awsRequestIds, detail })
}

export function skipped(detail: string, awsRequestIds: readonly string[] = []): Result<StepEnd> {
  return ok({ state: 'skipped', awsRequestIds, detail })
}

export function failedInPart(
  detail: string,
  awsRequestIds: readonly string[] = [],
): Result<StepEnd> {
  return ok({ state: 'failed', awsRequestIds, detail })
}
