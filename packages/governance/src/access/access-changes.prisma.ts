import { type Failure, ok, type Result } from '../kernel/result.ts'
import type { AccessChange } from './access-change.ts'
import * as account from './account-changes.prisma.ts'
import * as catalogue from './catalogue-changes.prisma.ts'
import type { Write, Writing } from './change-writer.prisma.ts'
import * as grant from './grant-changes.prisma.ts'
import * as request from './request-changes.prisma.ts'
import { finishRun } from './run-changes.prisma.ts'

/** Exhaustive by type: a change without its way into the tables does not compile. */
const writes: { readonly [Kind in AccessChange['kind']]: Write<Kind> } = {
  'request-submitted': request.submitRequest,
  'request-withdrawn': request.withdrawRequest,
  'request-rejected': request.rejectRequest,
  'request-approved': request.approveRequest,
  'grant-revoking': grant.startRevoking,
  'grants-expiring': grant.startExpiring,
  'grant-retried': grant.retryGrant,
  'grant-tested': grant.testGrant,
  'run-finished': finishRun,
  'account-connected': account.connectAccount,
  'account-verified': account.verifyAccount,
  'account-unreachable': account.loseAccount,
  'use-case-filed': account.fileUseCase,
  'agreement-created': async () => ok(undefined),
  'principal-connected': account.connectPrincipal,
  'principal-disconnected': account.disconnectPrincipal,
  'guardrails-assigned': account.assignGuardrails,
  'catalogue-requested': catalogue.requestReading,
  'catalogue-read': catalogue.storeReading,
  'catalogue-failed': catalogue.failReading,
}

export function writeChange<Kind extends AccessChange['kind']>(
  writing: Writing,
  change: Extract<AccessChange, { readonly kind: Kind }>,
): Promise<Result<void>> {
  const write: Write<Kind> = writes[change.kind as Kind]
  return write(writing, change)
}

/** What hitting a unique constraint means in the slice's words. */
export const conflicts: Readonly<Record<string, Failure>> = {
  aws_account_pkey: { code: 'access.account_exists' },
  principal_live_role: { code: 'access.principal_exists' },
  // Somebody queued a run for the same team and account without having waited for the lock.
  apply_run_one_waiting: { code: 'request.in_progress' },
}
