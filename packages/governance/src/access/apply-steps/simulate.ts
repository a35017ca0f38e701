import type { Proof } from '@gatehouse/contract/access'
import { type Failure, ok, type Result } from '../../kernel/result.ts'
import { guardrailIn, otherGrantFor } from '../grant-calls.ts'
import type { GrantRecord } from '../records.ts'
import { RequestIds } from '../request-ids.ts'
import { sayFailure } from '../say-failure.ts'
import { closedCallOf, refusalOf, simulateGrant } from '../simulate-grant.ts'
import {
  type ApplyPorts,
  type ApplyStep,
  type ApplyWork,
  done,
  type Findings,
  failedInPart,
  skipped,
} from './work.ts'

/**
 * Asks IAM what it would decide, as each connected role: allowed for what is granted, denied for
 * what is taken away. Decisions lag behind writes, so a wrong answer is asked again later.
 */
export const simulate: ApplyStep = async (ports, work, findings) => {
  const ids = new RequestIds()
  const told: string[] = []
  for (const grant of toProve(work, findings)) {
    const proven = await proveAllowed(ports, work, findings, grant, ids)
    if (!proven.ok) return proven
    told.push(`${grant.target.id}: ${proven.value}`)
  }
  for (const grant of work.ending) {
    const proven = await proveDenied(ports, work, findings, grant, ids)
    if (!proven.ok) return proven
    told.push(`${grant.target.id}: ${proven.value}`)
  }
  const problems = [...findings.blocked.values(), ...findings.waiting.values()]
  if (problems.length > 0) return failedInPart(problems.map(sayFailure).join(' '), ids.all())
  return told.length === 0 ? skipped('Nothing is to be proven.') : done(told.join('; '), ids.all())
}

/** A grant that was proven stays so, unless roles or guardrails changed under it. */
function toProve(work: ApplyWork, findings: Findings): readonly GrantRecord[] {
  const { cause } = work.run
  const isAllAnew = cause === 'guardrail' || cause === 'principal'
  return findings.ready(work).filter(({ state }) => isAllAnew || state !== 'effective')
}

async function proveAllowed(
  ports: ApplyPorts,
  work: ApplyWork,
  findings: Findings,
  grant: GrantRecord,
  ids: RequestIds,
): Promise<Result<string>> {
  const blocked = withoutGuardrail(grant, work)
  if (blocked !== null) {
    findings.blocked.set(grant.id, blocked)
    return ok('no guardrail to name')
  }
  const verdict = await simulateGrant(ports, work, findings, grant)
  if (!verdict.ok) return verdict
  ids.add(verdict.value.awsRequestIds)
  const closed = closedCallOf(verdict.value)
  if (closed !== null) {
    findings.blocked.set(grant.id, { code: 'access.call_closed', detail: closed })
    return ok(`closed: ${closed}`)
  }
  const refusal = refusalOf(verdict.value)
  if (refusal !== null) {
    findings.waiting.set(grant.id, {
      code: 'aws.conflict',
      detail: `IAM still answers ${refusal}.`,
    })
    return ok(refusal)
  }
  findings.proofs.set(grant.id, proofOf(work, 'present', 'allowed', verdict.value.awsRequestIds))
  return ok('allowed')
}

/** Every call of a pinned team has to name a guardrail of its Region; without one there, none can. */
function withoutGuardrail(grant: GrantRecord, { guardrails }: ApplyWork): Failure | null {
  if (guardrails.length === 0) return null
  const without = grant.regions.filter((region) => guardrailIn(region, guardrails) === undefined)
  if (without.length === 0) return null
  return {
    code: 'access.guardrail_missing',
    detail: `The team is pinned to guardrails, but to none in ${without.join(', ')}: every call there is denied.`,
  }
}

async function proveDenied(
  ports: ApplyPorts,
  work: ApplyWork,
  findings: Findings,
  grant: GrantRecord,
  ids: RequestIds,
): Promise<Result<string>> {
  const verdict = await simulateGrant(ports, work, findings, grant)
  if (!verdict.ok) return verdict
  const { calls, awsRequestIds } = verdict.value
  ids.add(awsRequestIds)
  const prove = (simulation: Proof['simulation'], words: string) => {
    findings.proofs.set(grant.id, proofOf(work, 'absent', simulation, awsRequestIds))
    return ok(words)
  }
  if (calls.length === 0) return prove('not-proven', 'no connected role is left to ask about')
  const allowed = calls.filter(({ refusals }) => refusals.length === 0)
  const others = allowed.map(({ call }) => otherGrantFor(grant, call, findings.ready(work)))
  if (others.includes(undefined)) {
    findings.waiting.set(grant.id, {
      code: 'aws.conflict',
      detail: `IAM still allows ${grant.target.id} although no statement of the grant is left.`,
    })
    return ok('still allowed')
  }
  const [other] = others
  if (other !== undefined) {
    return prove('not-proven', `still allowed by grant ${other.id} of the same team`)
  }
  const isExplicit = calls.every(({ refusals }) =>
    refusals.some(({ decision }) => decision === 'explicitDeny'),
  )
  const decision = isExplicit ? 'explicitDeny' : 'implicitDeny'
  return prove(decision, refusalOf(verdict.value) ?? decision)
}

function proofOf(
  work: ApplyWork,
  readBack: Proof['readBack'],
  simulation: Proof['simulation'],
  awsRequestIds: readonly string[],
): Proof {
  return {
    at: work.now.toISOString(),
    readBack,
    simulation,
    call: null,
    awsRequestIds: [...awsRequestIds],
  }
}
