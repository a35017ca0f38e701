import type { GrantListInput } from '@gatehouse/contract/access'
import type { GrantsSearch } from '../search.ts'

/** What the server is asked for a page of grants at this address. */
export function grantListInputOf(search: GrantsSearch, limit: number): GrantListInput {
  return {
    limit,
    ...(search.after === undefined ? {} : { cursor: search.after }),
    ...(search.state === undefined ? {} : { state: search.state }),
    ...(search.team === undefined ? {} : { teamId: search.team }),
    ...(search.account === undefined ? {} : { accountId: search.account }),
    ...(search.request === undefined ? {} : { requestId: search.request }),
    ...(search.model === undefined ? {} : { target: search.model }),
    ...(search.endsWithinDays === undefined ? {} : { endsWithinDays: search.endsWithinDays }),
  }
}
