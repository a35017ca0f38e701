import type { RequestListInput } from '@gatehouse/contract/access'
import type { RequestsSearch } from '../search.ts'

/** What the server is asked for a page of requests at this address. */
export function requestListInputOf(search: RequestsSearch, limit: number): RequestListInput {
  return {
    limit,
    order: search.order ?? 'newest',
    ...(search.after === undefined ? {} : { cursor: search.after }),
    ...(search.state === undefined ? {} : { state: search.state }),
    ...(search.team === undefined ? {} : { teamId: search.team }),
    ...(search.account === undefined ? {} : { accountId: search.account }),
    ...(search.requester === undefined ? {} : { requesterId: search.requester }),
    ...(search.mine === undefined ? {} : { isMine: search.mine }),
    ...(search.model === undefined ? {} : { target: search.model }),
  }
}
