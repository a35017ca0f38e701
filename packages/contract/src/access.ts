import { z } from 'zod'
import { guardrailAssignment } from './access-accounts.ts'
import { modelTarget } from './access-catalogue.ts'
import { accountId, region, roleArn } from './aws-identifiers.ts'
import { personRef, teamRef } from './identity.ts'
import { pageInput, pageOf } from './paging.ts'
import { idempotencyKey, lookupText, personText, reason } from './text.ts'

export const dataClasses = ['public', 'internal', 'confidential', 'restricted'] as const
export const dataClass = z.enum(dataClasses)

/** Ways to call a model. Batch and mantle take no guardrail and are denied unless granted. */
export const channels = ['runtime', 'batch', 'mantle'] as const
export const channel = z.enum(channels)
export type Channel = z.infer<typeof channel>

export const requestStates = ['pending', 'approved', 'rejected', 'withdrawn'] as const
export const requestState = z.enum(requestStates)

/** `access.submitRequest` */
export const submitRequestInput = z.strictObject({
  idempotencyKey,
  teamId: lookupText(64),
  accountId,
  targets: z.array(modelTarget).min(1).max(10),
  regions: z.array(region).min(1).max(10),
  channels: z.array(channel).min(1).max(3).default(['runtime']),
  purpose: personText(10, 4000),
  dataClass,
  /** Expected calls a day, all models together. */
  callsPerDay: z.int().min(1).max(100_000_000),
  durationDays: z.int().min(1).max(365).default(90),
  ticket: personText(1, 120).optional(),
})
export type SubmitRequestInput = z.infer<typeof submitRequestInput>

/** Whether the reader may decide or withdraw it, and if not why: `null` = may. */
export const whyNot = z.enum(['not-permitted', 'own-request', 'not-pending', 'not-requester'])

export const accessRequest = z.object({
  id: z.uuid(),
  /** Short number for people, `R-1042`. */
  number: z.int(),
  requester: personRef,
  team: teamRef,
  accountId,
  accountName: z.string(),
  targets: z.array(modelTarget),
  regions: z.array(region),
  channels: z.array(channel),
  purpose: z.string(),
  dataClass,
  callsPerDay: z.int(),
  durationDays: z.int(),
  ticket: z.string().nullable(),
  state: requestState,
  /** Grows with each change; a decision names the version it was made on. */
  version: z.int(),
  submittedAt: z.iso.datetime(),
  decision: z.object({ by: personRef, at: z.iso.datetime(), reason: z.string() }).nullable(),
  grantIds: z.array(z.uuid()),
  mayNotDecide: whyNot.nullable(),
  mayNotWithdraw: whyNot.nullable(),
})
export type AccessRequest = z.infer<typeof accessRequest>

/** `access.requests`: newest first; a requester sees the requests of the own teams. */
export const requestListInput = pageInput.extend({
  state: z.array(requestState).max(4).optional(),
  teamId: lookupText(64).optional(),
  accountId: accountId.optional(),
  requesterId: z.uuid().optional(),
  isMine: z.boolean().optional(),
  /** Substring of a model or profile id. */
  target: lookupText(160).optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
})
export type RequestListInput = z.infer<typeof requestListInput>
export const requestPage = pageOf(accessRequest)

export const requestInput = z.strictObject({ requestId: z.uuid() })

/** `access.approveRequest` */
export const approveRequestInput = z.strictObject({
  idempotencyKey,
  requestId: z.uuid(),
  version: z.int(),
  /** From `access.previewApproval`: the approver signs what was shown. */
  contributionHash: z.string().regex(/^[0-9a-f]{64}$/),
  reason,
})
/** `access.rejectRequest` */
export const rejectRequestInput = z.strictObject({
  idempotencyKey,
  requestId: z.uuid(),
  version: z.int(),
  reason,
})
/** `access.withdrawRequest` */
export const withdrawRequestInput = z.strictObject({
  idempotencyKey,
  requestId: z.uuid(),
  version: z.int(),
})

/**
 * approved → applying → effective → revoking → revoked; effective → expiring → expired;
 * `failed` keeps what was left behind and can be retried. Nothing is `effective` or `revoked`
 * before it was read back from AWS.
 */
export const grantStates = [
  'approved',
  'applying',
  'effective',
  'failed',
  'revoking',
  'revoked',
  'expiring',
  'expired',
] as const
export const grantState = z.enum(grantStates)
export type GrantState = z.infer<typeof grantState>

/** How an effective or ended state was shown to be true. */
export const proof = z.object({
  at: z.iso.datetime(),
  readBack: z.enum(['present', 'absent']),
  simulation: z.enum(['allowed', 'explicitDeny', 'implicitDeny', 'not-proven']),
  /** A real call with the team's role; its answer verbatim. */
  call: z
    .object({
      outcome: z.enum(['answered', 'denied', 'failed', 'not-tried']),
      verbatim: z.string(),
      awsRequestId: z.string().nullable(),
    })
    .nullable(),
  awsRequestIds: z.array(z.string()),
})
export type Proof = z.infer<typeof proof>

export const grant = z.object({
  id: z.uuid(),
  requestId: z.uuid(),
  requestNumber: z.int(),
  team: teamRef,
  accountId,
  accountName: z.string(),
  target: modelTarget,
  regions: z.array(region),
  channels: z.array(channel),
  state: grantState,
  version: z.int(),
  approvedBy: personRef,
  approvedAt: z.iso.datetime(),
  /** Since when IAM was seen to allow it. */
  effectiveAt: z.iso.datetime().nullable(),
  /** IAM itself denies from this moment on (`aws:CurrentTime` condition). */
  expiresAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  endReason: z.string().nullable(),
  roleArns: z.array(roleArn),
  guardrails: z.array(guardrailAssignment),
  proof: proof.nullable(),
  /** The run that last worked on the team's policies in this account. */
  applyRunId: z.uuid().nullable(),
  failure: z.string().nullable(),
  mayRevoke: z.boolean(),
  mayTest: z.boolean(),
})
export type Grant = z.infer<typeof grant>

/** `access.grants`: newest first. */
export const grantListInput = pageInput.extend({
  state: z.array(grantState).max(8).optional(),
  teamId: lookupText(64).optional(),
  accountId: accountId.optional(),
  requestId: z.uuid().optional(),
  /** Substring of a model or profile id. */
  target: lookupText(160).optional(),
  /** Ends within so many days. */
  endsWithinDays: z.int().min(1).max(365).optional(),
})
export type GrantListInput = z.infer<typeof grantListInput>
export const grantPage = pageOf(grant)
export const grantInput = z.strictObject({ grantId: z.uuid() })

/** `access.revokeGrant` */
export const revokeGrantInput = z.strictObject({
  idempotencyKey,
  grantId: z.uuid(),
  version: z.int(),
  reason,
})
/** `access.retryGrant`: takes up a failed run again. */
export const retryGrantInput = z.strictObject({ idempotencyKey, grantId: z.uuid() })

/** `access.testGrant`: assumes the team's role and makes a one-token Converse. */
export const testGrantInput = z.strictObject({ idempotencyKey, grantId: z.uuid(), region })
export const testGrantOutput = z.object({
  outcome: z.enum(['answered', 'denied', 'failed']),
  /** The answer or the error exactly as AWS gave it. */
  verbatim: z.string(),
  roleArn,
  region,
  modelId: z.string(),
  awsRequestId: z.string().nullable(),
  latencyMs: z.int(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  at: z.iso.datetime(),
})
export type TestGrantOutput = z.infer<typeof testGrantOutput>

/** `access.grantCode`: code that works under the compiled policy. */
export const grantCode = z.object({
  samples: z.array(
    z.object({
      region,
      language: z.enum(['typescript', 'python', 'cli']),
      install: z.string().nullable(),
      code: z.string(),
    }),
  ),
})

export const applyStepKinds = [
  'agreement',
  'compile',
  'validate',
  'write',
  'attach',
  'prune',
  'read-back',
  'simulate',
  'probe',
  'record',
] as const
export const applyStep = z.object({
  kind: z.enum(applyStepKinds),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'skipped']),
  attempts: z.int(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  awsRequestIds: z.array(z.string()),
  /** Plain text: what was done, or AWS's own words for why not. */
  detail: z.string().nullable(),
})

/** One pass of bringing a team's policies in an account to what is granted. */
export const applyRun = z.object({
  id: z.uuid(),
  team: teamRef,
  accountId,
  accountName: z.string(),
  cause: z.enum(['approval', 'revocation', 'expiry', 'guardrail', 'principal', 'retry']),
  state: z.enum(['queued', 'running', 'retrying', 'succeeded', 'failed']),
  attempts: z.int(),
  queuedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  steps: z.array(applyStep),
  failure: z.string().nullable(),
  /** In plain words what a failed run left in the account; empty = nothing. */
  leftBehind: z.array(z.string()),
})
export type ApplyRun = z.infer<typeof applyRun>
export const applyRunInput = z.strictObject({ applyRunId: z.uuid() })

/** `access.needsYou`: the home page, ranked on the server. */
export const needsYouItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request-to-decide'), request: accessRequest }),
  z.object({ kind: z.literal('apply-failed'), grant }),
  z.object({ kind: z.literal('grant-ending'), grant }),
  z.object({ kind: z.literal('own-request-pending'), request: accessRequest }),
  z.object({
    kind: z.literal('account-unreachable'),
    accountId,
    name: z.string(),
    failure: z.string(),
  }),
  z.object({ kind: z.literal('account-unverified'), accountId, name: z.string() }),
])
export const needsYou = z.object({
  items: z.array(needsYouItem),
  counts: z.object({
    requestsToDecide: z.int(),
    failedGrants: z.int(),
    endingGrants: z.int(),
    effectiveGrants: z.int(),
    ownPendingRequests: z.int(),
  }),
})
export type NeedsYou = z.infer<typeof needsYou>
