import type { TestGrantOutput, testGrantInput } from '@gatehouse/contract/access'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { accountAccess } from './account-access.ts'
import { findGrant } from './find-visible.ts'
import { guardrailIn } from './grant-calls.ts'
import { pinnedGuardrail } from './pinned-guardrail.ts'
import { mayTest } from './policy.ts'
import type { GrantRecord, PrincipalRecord } from './records.ts'

type Ports = Pick<AccessPorts, 'once' | 'store' | 'caller'>

/**
 * Assumes the team's role in the person's name and makes a one-token call; the answer goes to the
 * person verbatim. The audit keeps the outcome alone: what was said is nobody else's business.
 */
export function testGrant(
  ports: Ports,
  deed: Deed,
  input: z.infer<typeof testGrantInput>,
): Promise<Result<TestGrantOutput>> {
  const { actor } = deed
  const ask = {
    personId: actor.personId,
    procedure: 'access.testGrant',
    key: input.idempotencyKey,
    input,
  }
  return ports.once.around(ask, async () => {
    const found = await findGrant(ports.store, actor, input.grantId)
    if (!found.ok) return found
    const grant = found.value
    if (!mayTest(actor, grant.team.id)) return fail({ code: 'identity.forbidden' })
    const now = await ports.store.now()
    if (grant.state !== 'effective' || grant.expiresAt <= now) {
      return fail({ code: 'access.grant_not_live' })
    }
    const where = { teamId: grant.team.id, accountId: grant.accountId }
    const principals = await ports.store.principals(where)
    // One that let Gatehouse in before comes first; one never tried comes before one that refused.
    const [principal] = [...principals].sort((a, b) => rank(a) - rank(b))
    if (principal === undefined) return fail({ code: 'access.no_principal' })
    return callAs(ports, deed, grant, principal, input.region, now)
  })
}

function rank({ canBeTested }: PrincipalRecord): number {
  if (canBeTested === true) return 0
  return canBeTested === null ? 1 : 2
}

async function callAs(
  ports: Ports,
  deed: Deed,
  grant: GrantRecord,
  principal: PrincipalRecord,
  region: string,
  now: Date,
): Promise<Result<TestGrantOutput>> {
  const account = await ports.store.account(grant.accountId)
  const touch = grant.touches.find((one) => one.region === region)
  if (account === null || touch === undefined || !grant.channels.includes('runtime')) {
    return fail({ code: 'access.region_not_connected', detail: region })
  }
  const pinned = await ports.store.guardrails({
    teamId: grant.team.id,
    accountId: grant.accountId,
  })
  const guardrail = guardrailIn(region, pinned.map(pinnedGuardrail))
  const access = accountAccess(account)
  const modelId = touch.profileArn ?? grant.target.id
  const canBeTested = await ports.caller.canAssume(access, principal.roleArn)
  const call = await ports.caller.call({
    account: access,
    roleArn: principal.roleArn,
    region,
    target: grant.target,
    modelId,
    guardrail: guardrail ?? null,
    // Korean letters are not admitted there; the id tells who it was all the same.
    sessionName: `${deed.actor.name.slice(0, 27)}-${deed.actor.personId}`,
  })
  const recorded = await ports.store.commit({
    actor: deed.actor,
    correlationId: deed.correlationId,
    change: { kind: 'grant-tested', grantId: grant.id, principalId: principal.id, canBeTested },
    audit: [
      {
        action: 'access.grant.tested',
        subjectType: 'grant',
        subjectId: grant.id,
        teamId: grant.team.id,
        accountId: grant.accountId,
        after: { outcome: call.outcome, region, roleArn: principal.roleArn },
        awsRequestIds: call.awsRequestId === null ? [] : [call.awsRequestId],
      },
    ],
    events: [],
  })
  if (!recorded.ok) return recorded
  const { outcome, verbatim, awsRequestId, latencyMs, inputTokens, outputTokens } = call
  return ok({
    outcome,
    verbatim,
    roleArn: principal.roleArn,
    region,
    modelId,
    awsRequestId,
    latencyMs,
    inputTokens,
    outputTokens,
    at: now.toISOString(),
  })
}
