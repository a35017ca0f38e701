import type { Prisma } from './__generated__/client.ts'

type Tables = Prisma.TransactionClient

type TableName =
  | 'accessRequest'
  | 'applyRun'
  | 'applyStep'
  | 'auditEntry'
  | 'awsAccount'
  | 'catalogueReading'
  | 'grant'
  | 'guardrailAssignment'
  | 'person'
  | 'principal'
  | 'session'
  | 'team'
  | 'teamMember'

type Reading = 'findUnique' | 'findFirst' | 'findMany' | 'count' | 'groupBy' | 'aggregate'

/** Every table, to be read. */
export type ReadTables = { readonly [Name in TableName]: Pick<Tables[Name], Reading> }

/**
 * What a Decision may write; handed out by `commit` alone, which takes the audit entries with it.
 * The audit and the outbox are not among them: `commit` itself appends to those.
 */
export type WriteTables = Pick<Tables, Exclude<TableName, 'auditEntry'>>

/**
 * Bookkeeping without audit, because nobody decides anything by it: answers kept for a retry,
 * sign-ins on their way, the mirrored team configuration, when a session was last used, and how far
 * a run has got.
 */
export type RecordTables = Pick<Tables, 'idempotencyKey' | 'signInAttempt' | 'team'> & {
  readonly session: Pick<Tables['session'], 'updateMany'>
  readonly applyRun: Pick<Tables['applyRun'], 'updateMany'>
  readonly applyStep: Pick<Tables['applyStep'], 'updateMany' | 'createMany'>
}
