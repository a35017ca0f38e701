import type { Account, Principal } from '@gatehouse/contract/access-accounts'
import type { PersonActor } from '../kernel/actor.ts'
import type { AccountRecord, PrincipalRecord } from './records.ts'

/**
 * An account as one reader gets it. The external id is for those who write trust policies with it;
 * it is no secret by AWS's account, but nobody else has a use for it.
 */
export function presentAccount(reader: PersonActor, account: AccountRecord): Account {
  return {
    ...account,
    regions: [...account.regions],
    externalId: reader.roles.includes('administrator') ? account.externalId : '',
    verifiedAt: account.verifiedAt?.toISOString() ?? null,
  }
}

export function presentPrincipal(principal: PrincipalRecord): Principal {
  const { id, accountId, team, roleArn, connectedBy, connectedAt, canBeTested } = principal
  return {
    id,
    accountId,
    team,
    roleArn,
    connectedBy,
    connectedAt: connectedAt.toISOString(),
    canBeTested,
  }
}
