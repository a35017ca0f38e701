import type { AuditEntry, AuditListInput } from '@gatehouse/contract/audit'
import type { Page } from '@gatehouse/contract/paging'
import type { Result } from '../kernel/result.ts'
import type { AuditLog } from './ports.ts'

export type { AuditLog } from './ports.ts'

/** The slice's door: who did what, when. Permission `audit.read` sees every team. */
export interface Audit {
  list(input: AuditListInput): Promise<Result<Page<AuditEntry>>>
}

export function createAudit(ports: { readonly log: AuditLog }): Audit {
  return { list: (input) => ports.log.entries(input) }
}
