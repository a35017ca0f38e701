import type { AccountAccess } from './ports.ts'
import type { AccountRecord } from './records.ts'

/** How to reach the account, of all that is known about it. */
export function accountAccess(account: AccountRecord): AccountAccess {
  const { accountId, readRoleArn, applyRoleArn, externalId } = account
  return { accountId, readRoleArn, applyRoleArn, externalId }
}
