import type { Proof } from '@gatehouse/contract/access'
import { guardrailIn, otherGrantFor } from '../grant-calls.ts'
import type { GrantRecord } from '../records.ts'
import { RequestIds } from '../request-ids.ts'
import {
  type ApplyPorts,
  type ApplyStep,
  type ApplyWork,
  done,
  type Findings,
  failedInPart,
  skipped,
} from './work.ts'

type Call = NonNullable<Proof['call']>

/** A real call with the team's role, which has to be denied for every grant that was taken away. */
export const probe: ApplyStep = async (ports, work, findings) => {
  const ids = new RequestIds()
  const told: string[] = []
  let isAnyOpen = false
  for (const grant of work.ending) {
    const proof = findings.proofs.get(grant.id)
    if (proof === undefined) continue
    const call = await probeGrant(ports, work, findings, grant)
    if (call.awsRequestId !== null) ids.add([call.awsRequestId])
    told.push(`${grant.target.id}: ${call.outcome}, ${call.verbatim}`)
    if (isStillOpen(work, call)) {
      isAnyOpen = true
      findings.proofs.delete(grant.id)
      findings.waiting.set(grant.id, {
        code: 'aws.conflict',
        detail:
          `A call of ${grant.target.id} was not denied: ${call.outcome}. ${call.verbatim}`.trim(),
      })
      continue
    }
    findings.proofs.set(grant.id, { ...proof, call })
  }
  if (told.length === 0) return skipped('No grant was taken away.')
  return isAnyOpen ? failedInPart(told.join('; '), ids.all()) : done(told.join('; '), ids.all())
}

/** Attempts in which a call that failed for another reason is made again, before it is kept as it is. */
const attemptsForFailures = 4

/**
 * An answer shows that the way is open. A failure shows nothing: it may be a passing one, or one
 * that AWS finds before it asks IAM (a model that is gone), which no waiting turns into a denial.
 */
function isStillOpen({ run }: ApplyWork, { outcome }: Call): boolean {
  return outcome === 'answered' || (outcome === 'failed' && run.attempts < attemptsForFailures)
}

async function probeGrant(
  ports: ApplyPorts,
  work: ApplyWork,
  findings: Findings,
  grant: GrantRecord,
): Promise<Call> {
  if (!grant.channels.includes('runtime')) {
    return notTried('The grant did not cover calls of the runtime.')
  }
  const others = grant.touches.map((touch) =>
    otherGrantFor(grant, { channel: 'runtime', touch }, findings.ready(work)),
  )
  const touch = grant.touches[others.indexOf(undefined)]
  if (touch === undefined) {
    return notTried(`Grant ${others[0]?.id} of the same team still allows this call.`)
  }
  const principal = work.principals.find(
    ({ roleArn, canBeTested }) => canBeTested !== false && !findings.missingRoles.has(roleArn),
  )
  if (principal === undefined) return notTried('No connected role lets Gatehouse in.')
  if (!(await ports.caller.canAssume(work.access, principal.roleArn))) {
    return notTried(`${principal.roleArn} does not let Gatehouse in.`)
  }
  const guardrail = guardrailIn(touch.region, work.guardrails)
  const { outcome, verbatim, awsRequestId } = await ports.caller.call({
    account: work.access,
    roleArn: principal.roleArn,
    region: touch.region,
    target: grant.target,
    modelId: touch.profileArn ?? grant.target.id,
    guardrail: guardrail === undefined ? null : guardrail,
    sessionName: 'gatehouse-proof',
  })
  // An answer is not kept: the proof needs only that there was one.
  return { outcome, verbatim: outcome === 'answered' ? '' : verbatim, awsRequestId }
}

function notTried(why: string): Call {
  return { outcome: 'not-tried', verbatim: why, awsRequestId: null }
}
