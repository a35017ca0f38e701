import type { Proof } from '@gatehouse/contract/access'
import { type Failure, ok, type Result } from '../../kernel/result.ts'
import { coveredBy } from '../covered-by.ts'
import type { GrantRecord } from '../records.ts'
import { RequestIds } from '../request-ids.ts'
import { sayFailure } from '../say-failure.ts'
import { guardrailIn, questionsAbout } from '../simulation-questions.ts'
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
    const blocked = withoutGuardrail(grant, work)
    if (blocked !== null) {
      findings.blocked.set(grant.id, blocked)
      continue
    }
    const verdict = await verdictOn(ports, work, findings, grant, ids)
    if (!verdict.ok) return verdict
    const { refused } = verdict.value
    if (refused === null) {
      findings.proofs.set(grant.id, proofOf(work, 'present', 'allowed', verdict.value.requestIds))
      told.push(`${grant.target.id}: allowed`)
    } else {
      findings.waiting.set(grant.id, {
        code: 'aws.conflict',
        detail: `IAM still answers ${refused}.`,
      })
    }
  }
  for (const grant of work.ending) {
    const ended = await simulateEnding(ports, work, findings, grant, ids)
    if (!ended.ok) return ended
    told.push(`${grant.target.id}: ${ended.value}`)
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

interface Verdict {
  /** What IAM refuses, in words; null: it allows everything. */
  readonly refused: string | null
  readonly isExplicit: boolean
  readonly requestIds: readonly string[]
}

async function verdictOn(
  ports: ApplyPorts,
  work: ApplyWork,
  findings: Findings,
  grant: GrantRecord,
  ids: RequestIds,
): Promise<Result<Verdict>> {
  const own = new RequestIds()
  const refusals: { readonly words: string; readonly isExplicit: boolean }[] = []
  for (const roleArn of findings.rolesThatExist(work)) {
    for (const question of questionsAbout(grant, { ...work, accountId: work.run.accountId })) {
      const answer = await ports.policies.simulate(work.access, { ...question, roleArn })
      if (!answer.ok) return answer
      own.add(answer.value.awsRequestIds)
      for (const { action, resourceArn, decision } of answer.value.value) {
        if (decision === 'allowed') continue
        refusals.push({
          words: `${decision} to ${action} on ${resourceArn} as ${roleArn}`,
          isExplicit: decision === 'explicitDeny',
        })
      }
    }
  }
  ids.add(own.all())
  return ok({
    refused: refusals[0]?.words ?? null,
    isExplicit: refusals.some(({ isExplicit }) => isExplicit),
    requestIds: own.all(),
  })
}

async function simulateEnding(
  ports: ApplyPorts,
  work: ApplyWork,
  findings: Findings,
  grant: GrantRecord,
  ids: RequestIds,
): Promise<Result<string>> {
  const prove = (simulation: Proof['simulation'], requestIds: readonly string[], words: string) => {
    findings.proofs.set(grant.id, proofOf(work, 'absent', simulation, requestIds))
    return ok(words)
  }
  if (findings.rolesThatExist(work).length === 0) {
    return prove('not-proven', [], 'no connected role is left to ask about')
  }
  const verdict = await verdictOn(ports, work, findings, grant, ids)
  if (!verdict.ok) return verdict
  const { refused, isExplicit, requestIds } = verdict.value
  if (refused !== null) {
    return prove(isExplicit ? 'explicitDeny' : 'implicitDeny', requestIds, refused)
  }
  const other = coveredBy(grant, findings.ready(work))
  if (other !== null) {
    return prove('not-proven', requestIds, `still allowed by grant ${other.id} of the same team`)
  }
  findings.waiting.set(grant.id, {
    code: 'aws.conflict',
    detail: `IAM still allows ${grant.target.id} although no statement of the grant is left.`,
  })
  return ok('still allowed')
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
