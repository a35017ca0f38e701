import type { Call } from '../../../operation.ts'
import { findGroup } from '../log-group-ref.ts'
import { invalidParameter } from '../logs-errors.ts'
import type { ProtectionPolicy } from './policy-document.ts'

/** A log group that is to hear of findings must exist when the policy is made. */
export function checkDestination({ findingsTo }: ProtectionPolicy, call: Call): void {
  const { logGroup } = findingsTo
  if (logGroup === undefined) return
  const ref = { accountId: call.caller.accountId, region: call.region, group: logGroup }
  if (findGroup(call.world, ref) !== undefined) return
  throw invalidParameter(
    'Invalid data protection policy: the log group of its FindingsDestination does not exist.',
  )
}
