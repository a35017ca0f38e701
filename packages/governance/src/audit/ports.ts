import type { AuditEntry, AuditListInput } from '@gatehouse/contract/audit'
import type { Page } from '@gatehouse/contract/paging'
import type { Result } from '../kernel/result.ts'

/** Reading only: entries are written by `commit(Decision)` of each slice, with the change itself. */
export interface AuditLog {
  /** Newest first. A cursor that is none fails with `request.malformed`. */
  entries(input: AuditListInput): Promise<Result<Page<AuditEntry>>>
}
