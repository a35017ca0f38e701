import { ok, type Result } from '../kernel/result.ts'
import type { ApplyPorts, ApplyWork, Findings } from './apply-steps/work.ts'
import { callsOf, type GrantCall } from './grant-calls.ts'
import type { SimulatedVerdict } from './ports.ts'
import type { GrantRecord } from './records.ts'
import { RequestIds } from './request-ids.ts'

/** What IAM would decide about one call of a grant, made as one role. */
export interface CallVerdict {
  readonly roleArn: string
  readonly call: GrantCall
  /** The answers that are no; a single one denies the call. */
  readonly refusals: readonly SimulatedVerdict[]
}

export interface GrantVerdict {
  readonly calls: readonly CallVerdict[]
  readonly awsRequestIds: readonly string[]
}

/** Asks about every call of the grant, as each connected role that exists. */
export async function simulateGrant(
  ports: Pick<ApplyPorts, 'policies'>,
  work: ApplyWork,
  findings: Findings,
  grant: GrantRecord,
): Promise<Result<GrantVerdict>> {
  const ids = new RequestIds()
  const calls: CallVerdict[] = []
  for (const roleArn of findings.rolesThatExist(work)) {
    for (const call of callsOf(grant, { ...work, accountId: work.run.accountId })) {
      const refusals: SimulatedVerdict[] = []
      for (const question of call.questions) {
        const answer = await ports.policies.simulate(work.access, { ...question, roleArn })
        if (!answer.ok) return answer
        ids.add(answer.value.awsRequestIds)
        refusals.push(...answer.value.value.filter(({ decision }) => decision !== 'allowed'))
      }
      calls.push({ roleArn, call, refusals })
    }
  }
  return ok({ calls, awsRequestIds: ids.all() })
}

const closers = {
  'permissions-boundary': 'the permissions boundary of the role',
  organization: 'a policy of the organization',
} as const

/** A call that no policy of the role can open, in words; null: there is none. */
export function closedCallOf({ calls }: GrantVerdict): string | null {
  for (const { roleArn, refusals } of calls) {
    for (const { action, resourceArn, closedBy } of refusals) {
      if (closedBy !== null)
        return `${action} on ${resourceArn} as ${roleArn}: ${closers[closedBy]}`
    }
  }
  return null
}

/** The first no, in words; null: IAM allows everything. */
export function refusalOf({ calls }: GrantVerdict): string | null {
  for (const { roleArn, refusals } of calls) {
    const [first] = refusals
    if (first === undefined) continue
    return `${first.decision} to ${first.action} on ${first.resourceArn} as ${roleArn}`
  }
  return null
}
