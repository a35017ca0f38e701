import type { AuditAction, AuditSubjectType } from '@gatehouse/contract/audit'
import type { Actor } from './actor.ts'
import type { DomainEvent } from './events.ts'

/** One line of the audit: who did what to which thing, with the state before and after. */
export interface AuditRecord {
  readonly action: AuditAction
  readonly subjectType: AuditSubjectType
  readonly subjectId: string
  readonly teamId?: string
  readonly accountId?: string
  readonly reason?: string
  /** Plain JSON; never a secret, a prompt or a completion. */
  readonly before?: unknown
  readonly after?: unknown
  readonly awsRequestIds?: readonly string[]
}

/**
 * A change with its audit entries and events. Stores take nothing else for writing, and commit all
 * three in one transaction: a write without its audit entry does not compile.
 */
export interface Decision<Change> {
  readonly actor: Actor
  readonly correlationId: string
  readonly change: Change
  readonly audit: readonly [AuditRecord, ...AuditRecord[]]
  readonly events: readonly DomainEvent[]
}
