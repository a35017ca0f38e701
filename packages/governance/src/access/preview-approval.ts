import type { requestInput } from '@gatehouse/contract/access'
import type { PolicyDiff } from '@gatehouse/contract/access-policy'
import type { z } from 'zod'
import type { PersonActor } from '../kernel/actor.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { accountAccess } from './account-access.ts'
import { sentenceDiff, sentencesOf } from './describe-policy.ts'
import { findRequest } from './find-visible.ts'
import { type ApprovalPlan, planApproval } from './plan-approval.ts'
import { isSameDocument } from './policy-json.ts'
import type { RequestRecord } from './records.ts'
import { refuseDecision } from './refuse-decision.ts'
import { sayFailure } from './say-failure.ts'

type Ports = Pick<AccessPorts, 'store' | 'checks'>

/** What an approval would change in IAM: in JSON, in words, and with the hash that is signed. */
export async function previewApproval(
  ports: Ports,
  reader: PersonActor,
  input: z.infer<typeof requestInput>,
): Promise<Result<PolicyDiff>> {
  const found = await findRequest(ports.store, reader, input.requestId)
  if (!found.ok) return found
  const request = found.value
  if (request.state !== 'pending') return refuseDecision('not-pending', request)
  const planned = await planApproval(ports.store, request)
  if (!planned.ok) return planned
  const plan = planned.value
  const documents = documentsOf(plan)
  return ok({
    contributionHash: plan.contributionHash,
    roleArns: [...plan.roleArns],
    ...sentenceDiff(
      plan.before.grants.length === 0 ? [] : sentencesOf(plan.before),
      sentencesOf(plan.after),
    ),
    documents,
    ...(await check(ports, request, plan)),
  })
}

function documentsOf({ policiesBefore, policiesAfter }: ApprovalPlan): PolicyDiff['documents'] {
  const names = [...new Set([...policiesBefore, ...policiesAfter].map(({ name }) => name))].sort()
  return names.map((policyName) => {
    const before = policiesBefore.find(({ name }) => name === policyName)
    const after = policiesAfter.find(({ name }) => name === policyName)
    return {
      policyName,
      before: before?.document ?? null,
      after: after?.document ?? null,
      sizeAfter: after?.size ?? 0,
    }
  })
}

/**
 * The one look at AWS while a person waits, because it is what they read before they sign. Where
 * it cannot be had, the diff is shown without it and says so.
 */
async function check(
  { store, checks }: Ports,
  request: RequestRecord,
  { policiesBefore, policiesAfter }: ApprovalPlan,
): Promise<Pick<PolicyDiff, 'findings' | 'checkFailure'>> {
  const account = await store.account(request.accountId)
  if (account === null) return { findings: null, checkFailure: sayFailure(notFound.error) }
  const changed = policiesAfter.filter(
    ({ name, document }) =>
      !policiesBefore.some((old) => old.name === name && isSameDocument(old.document, document)),
  )
  const findings: NonNullable<PolicyDiff['findings']> = []
  for (const { document } of changed) {
    const validated = await checks.validate(accountAccess(account), document)
    if (!validated.ok) return { findings: null, checkFailure: sayFailure(validated.error) }
    findings.push(...validated.value.value)
  }
  return { findings, checkFailure: null }
}

const notFound = fail({ code: 'access.not_found' } as const)
