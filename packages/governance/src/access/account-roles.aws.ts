import type { AssumedRole } from '@gatehouse/aws/role-session'
import type { AccountAccess } from './ports.ts'

/** CloudTrail in the governed account shows Gatehouse's own work under this name. */
const ownSession = 'gatehouse'

/** What looks only does it with the role that can only look. */
export function asReader(account: AccountAccess): AssumedRole {
  return {
    roleArn: account.readRoleArn,
    externalId: account.externalId,
    sessionName: ownSession,
  }
}

export function asApplier(account: AccountAccess): AssumedRole {
  return {
    roleArn: account.applyRoleArn,
    externalId: account.externalId,
    sessionName: ownSession,
  }
}
