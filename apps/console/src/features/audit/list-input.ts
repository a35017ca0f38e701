import type { AuditListInput } from '@gatehouse/contract/audit'
import type { AuditSearch } from './search.ts'

/** What the server is asked for a page of entries at this address. */
export function auditListInputOf(search: AuditSearch, limit: number): AuditListInput {
  return {
    limit,
    ...(search.after === undefined ? {} : { cursor: search.after }),
    ...(search.action === undefined ? {} : { action: search.action }),
    ...(search.actor === undefined ? {} : { actorId: search.actor }),
    ...(search.subjectType === undefined ? {} : { subjectType: search.subjectType }),
    ...(search.subject === undefined ? {} : { subjectId: search.subject }),
    ...(search.team === undefined ? {} : { teamId: search.team }),
    ...(search.account === undefined ? {} : { accountId: search.account }),
    ...(search.from === undefined ? {} : { from: search.from }),
    ...(search.to === undefined ? {} : { to: search.to }),
  }
}
