import { z } from 'zod'
import { personRef } from './identity.ts'
import { pageInput, pageOf } from './paging.ts'
import { lookupText } from './text.ts'

/** What was done; `slice.object.verb`. Stored as text, so an old entry outlives a renamed action. */
export const auditActions = [
  'identity.session.started',
  'identity.session.ended',
  'access.account.connected',
  'access.account.verified',
  'access.account.verification_failed',
  'access.principal.connected',
  'access.principal.disconnected',
  'access.catalogue.refreshed',
  'access.guardrail.assigned',
  'access.guardrail.unassigned',
  'access.request.submitted',
  'access.request.withdrawn',
  'access.request.approved',
  'access.request.rejected',
  'access.grant.effective',
  'access.grant.apply_failed',
  'access.grant.apply_retried',
  'access.grant.revoke_requested',
  'access.grant.revoked',
  'access.grant.expired',
  'access.grant.tested',
  'access.policy.applied',
  'access.policy.apply_failed',
  'access.model.agreement_created',
  'access.model.use_case_filed',
] as const
export type AuditAction = (typeof auditActions)[number]

export const auditSubjectTypes = [
  'session',
  'account',
  'principal',
  'team-policy',
  'request',
  'grant',
  'model',
] as const
export type AuditSubjectType = (typeof auditSubjectTypes)[number]

export const auditEntry = z.object({
  id: z.uuid(),
  /** Position in the log; gaps are possible where a transaction rolled back. */
  seq: z.number(),
  at: z.iso.datetime(),
  /** Null: Gatehouse itself acted (worker, expiry). */
  actor: personRef.nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  /** Of the request, or of the grant's request, for people: 1001 of R-1001; null: another subject. */
  subjectNumber: z.number().int().nullable(),
  /** What people call it today: a grant's model, a role's ARN, an account's name; null: no name. */
  subjectName: z.string().nullable(),
  /** The team and account concerned, where there is one. */
  teamId: z.string().nullable(),
  accountId: z.string().nullable(),
  reason: z.string().nullable(),
  /** State before and after as plain JSON; secrets never get here. */
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
  /** x-amzn-requestid of each AWS call of the deed. */
  awsRequestIds: z.array(z.string()),
  /** Correlates the entries of one HTTP request or one job. */
  correlationId: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** `audit.list`, newest first. */
export const auditListInput = pageInput.extend({
  action: z.array(lookupText(80)).max(30).optional(),
  actorId: z.uuid().optional(),
  subjectType: z.enum(auditSubjectTypes).optional(),
  subjectId: lookupText(200).optional(),
  teamId: lookupText(64).optional(),
  accountId: lookupText(12).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
})
export type AuditListInput = z.infer<typeof auditListInput>
export const auditPage = pageOf(auditEntry)
