import type { AccessRequest } from '@gatehouse/contract/access'
import type { PersonActor } from '../kernel/actor.ts'
import { whyNotDecide, whyNotWithdraw } from './policy.ts'
import type { RequestRecord } from './records.ts'

/** A request as one reader gets it: with what they may do, and why not. */
export function presentRequest(reader: PersonActor, request: RequestRecord): AccessRequest {
  const { requesterId: _, decision, submittedAt, ...rest } = request
  return {
    ...rest,
    targets: [...rest.targets],
    regions: [...rest.regions],
    channels: [...rest.channels],
    grantIds: [...rest.grantIds],
    submittedAt: submittedAt.toISOString(),
    decision: decision && { ...decision, at: decision.at.toISOString() },
    mayNotDecide: whyNotDecide(reader, request),
    mayNotWithdraw: whyNotWithdraw(reader, request),
  }
}
