import type { Grant } from '@gatehouse/contract/access'
import { permissionsOf } from '@gatehouse/contract/permissions'
import type { PersonActor } from '../kernel/actor.ts'
import { canRevoke } from './model.ts'
import { mayTest } from './policy.ts'
import type { GrantRecord, GuardrailRecord, PrincipalRecord } from './records.ts'
import type { AccessReads } from './store-ports.ts'

/** What a grant is shown with: the roles that hold it and the guardrails that bound it. */
export interface GrantSurroundings {
  readonly principals: readonly PrincipalRecord[]
  readonly guardrails: readonly GuardrailRecord[]
}

export async function surroundingsOf(
  store: Pick<AccessReads, 'principals' | 'guardrails'>,
  grants: readonly GrantRecord[],
): Promise<GrantSurroundings> {
  const [only, ...others] = grants
  if (only === undefined) return { principals: [], guardrails: [] }
  const where = others.length === 0 ? { teamId: only.team.id, accountId: only.accountId } : {}
  const [principals, guardrails] = await Promise.all([
    store.principals(where),
    store.guardrails(where),
  ])
  return { principals, guardrails }
}

/** A grant as one reader gets it. */
export function presentGrant(
  reader: PersonActor,
  grant: GrantRecord,
  around: GrantSurroundings,
): Grant {
  const roleArns = around.principals
    .filter(({ team, accountId }) => team.id === grant.team.id && accountId === grant.accountId)
    .map(({ roleArn }) => roleArn)
  const guardrails = around.guardrails.filter(
    ({ teamId, accountId, region }) =>
      teamId === grant.team.id && accountId === grant.accountId && grant.regions.includes(region),
  )
  return {
    id: grant.id,
    requestId: grant.requestId,
    requestNumber: grant.requestNumber,
    team: grant.team,
    accountId: grant.accountId,
    accountName: grant.accountName,
    target: grant.target,
    regions: [...grant.regions],
    channels: [...grant.channels],
    state: grant.state,
    version: grant.version,
    approvedBy: grant.approvedBy,
    approvedAt: grant.approvedAt.toISOString(),
    effectiveAt: grant.effectiveAt?.toISOString() ?? null,
    expiresAt: grant.expiresAt.toISOString(),
    endedAt: grant.endedAt?.toISOString() ?? null,
    endReason: grant.endReason,
    roleArns,
    guardrails,
    proof: grant.proof,
    applyRunId: grant.applyRunId,
    failure: grant.failure,
    mayRevoke: permissionsOf(reader.roles).has('access.grant.revoke') && canRevoke(grant.state),
    mayTest: mayTest(reader, grant.team.id) && roleArns.length > 0,
  }
}
