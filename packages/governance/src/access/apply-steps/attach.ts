import { fail, type Result } from '../../kernel/result.ts'
import { checkRoleQuota } from '../compile-policy.ts'
import { policyArn } from '../policy-limits.ts'
import { RequestIds } from '../request-ids.ts'
import { isPolicyOfTeam, policyNameOf, roleNameOf } from '../role-names.ts'
import {
  type ApplyPorts,
  type ApplyStep,
  type ApplyWork,
  done,
  type Findings,
  failedInPart,
  skipped,
} from './work.ts'

/** Attaches each policy to every connected role that lacks it. */
export const attach: ApplyStep = async (ports, work, findings) => {
  const ids = new RequestIds()
  let made = 0
  for (const roleArn of work.roleArns) {
    const attached = await attachTo(ports, work, findings, roleArn, ids)
    if (!attached.ok) return attached
    made += attached.value
  }
  const problem = blockWithoutRole(work, findings)
  if (problem !== null) return failedInPart(problem, ids.all())
  if ((findings.policies ?? []).length === 0) return skipped('There is nothing to attach.')
  return done(made === 0 ? 'Everything was attached.' : `${made} attached.`, ids.all())
}

/** How many attachments were made; a role that IAM doesn't know is noted. */
async function attachTo(
  ports: ApplyPorts,
  work: ApplyWork,
  findings: Findings,
  roleArn: string,
  ids: RequestIds,
): Promise<Result<number>> {
  const before = await ports.policies.attached(work.access, roleArn)
  if (!before.ok) {
    if (before.error.code !== 'aws.not_found') return before
    findings.missingRoles.add(roleArn)
    return { ok: true, value: 0 }
  }
  ids.add(before.value.awsRequestIds)
  const policies = findings.policies ?? []
  const others = before.value.value.filter(
    (arn) => !isPolicyOfTeam(policyNameOf(arn), work.run.team.id),
  )
  const fits = checkRoleQuota(policies, others.length)
  if (!fits.ok) return fits
  let made = 0
  for (const { name } of policies) {
    const arn = policyArn(work.run.accountId, name)
    if (before.value.value.includes(arn)) continue
    const attached = await ports.policies.attach(work.access, roleNameOf(roleArn), arn)
    if (!attached.ok) {
      // The role was there a moment ago, so it is the new policy that IAM doesn't show everywhere yet.
      if (attached.error.code !== 'aws.not_found') return attached
      return fail({ ...attached.error, code: 'aws.conflict' })
    }
    ids.add(attached.value.awsRequestIds)
    made += 1
  }
  return { ok: true, value: made }
}

/** A grant is effective on every connected role or not at all; a removal needs no role. */
function blockWithoutRole(work: ApplyWork, findings: Findings): string | null {
  const missing = [...findings.missingRoles]
  if (missing.length === 0 && work.roleArns.length > 0) return null
  if (work.live.length === 0) return null
  const failure =
    missing.length > 0
      ? ({ code: 'access.principal_missing', detail: missing.join(', ') } as const)
      : ({ code: 'access.no_principal' } as const)
  for (const { id } of work.live) {
    if (!findings.waiting.has(id)) findings.blocked.set(id, failure)
  }
  return missing.length > 0
    ? `${missing.join(', ')}: IAM knows no such role.`
    : 'The team has no connected role in this account.'
}
