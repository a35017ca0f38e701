import type { Account } from '@gatehouse/contract/access-accounts'
import type { AccountsSearch } from '../search.ts'

/** The accounts that the address asks for; all of them are here already. */
export function filterAccounts(
  accounts: readonly Account[],
  search: AccountsSearch,
): readonly Account[] {
  const wanted = search.name?.toLowerCase()
  return accounts.filter(
    (account) =>
      (search.state === undefined || search.state.includes(account.state)) &&
      (search.environment === undefined || search.environment.includes(account.environment)) &&
      (wanted === undefined ||
        `${account.name} ${account.accountId}`.toLowerCase().includes(wanted)),
  )
}
