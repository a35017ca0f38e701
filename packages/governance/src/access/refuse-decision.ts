import { type Failure, fail, type Result } from '../kernel/result.ts'
import type { WhyNot } from './policy.ts'
import type { RequestRecord } from './records.ts'

const codes = {
  'not-permitted': 'identity.forbidden',
  'own-request': 'access.own_request',
  'not-requester': 'identity.forbidden',
  'not-pending': 'access.request_not_pending',
} as const satisfies Record<WhyNot, Failure['code']>

/** Why this request cannot be decided or withdrawn, as an error; names who was faster. */
export function refuseDecision(whyNot: WhyNot, request: RequestRecord): Result<never> {
  if (whyNot !== 'not-pending') return fail({ code: codes[whyNot] })
  return fail({ code: 'access.request_not_pending', detail: winnerOf(request) })
}

/** Who decided, when: what a loser of the race wants to know. */
export function winnerOf(request: Pick<RequestRecord, 'state' | 'decision' | 'requester'>): string {
  const { decision } = request
  return decision === null
    ? `${request.state} by ${request.requester.name}`
    : `${request.state} by ${decision.by.name} at ${decision.at.toISOString()}`
}
