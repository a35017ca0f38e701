/**
 * Every error that a person or a client can meet, by its stable code `slice.reason`. The console's
 * words for each code live in its catalogues and are exhaustive by type.
 */
export const errorCatalogue = {
  'request.malformed': { status: 400, says: 'The input does not have the expected form.' },
  'request.too_large': { status: 413, says: 'The request is larger than 256 kB.' },
  'request.cross_site': { status: 403, says: 'The request did not come from this console.' },
  'request.rate_limited': { status: 429, says: 'Too many requests in a short time.' },
  'request.key_reused': { status: 409, says: 'This idempotency key was used for another input.' },
  'request.in_progress': { status: 409, says: 'The same request is still being carried out.' },
  'server.failed': { status: 500, says: 'Something failed on the server; it is in the log.' },
  'server.unavailable': { status: 503, says: 'The service cannot answer at the moment.' },

  'identity.signed_out': { status: 401, says: 'There is no session, or it has ended.' },
  'identity.forbidden': { status: 403, says: 'Your role does not permit this.' },
  'identity.sign_in_failed': { status: 401, says: 'The sign-in could not be completed.' },

  'access.not_found': { status: 404, says: 'There is no such thing, or you may not see it.' },
  'access.request_not_pending': { status: 409, says: 'Somebody has already decided this request.' },
  'access.request_changed': { status: 409, says: 'The request has changed since you read it.' },
  'access.own_request': { status: 403, says: 'Nobody decides a request of their own.' },
  'access.not_team_member': { status: 403, says: 'You are not a member of this team.' },
  'access.no_approver': { status: 409, says: 'Nobody other than you could decide this request.' },
  'access.model_unknown': {
    status: 422,
    says: 'The catalogue of this account and Region does not hold this model.',
  },
  'access.model_blocked': { status: 422, says: 'This model cannot be requested.' },
  'access.region_not_connected': {
    status: 422,
    says: 'This Region is not connected for the account.',
  },
  'access.catalogue_stale': {
    status: 409,
    says: 'The catalogue has not been read for this account and Region.',
  },
  'access.no_principal': { status: 409, says: 'The team has no connected role in this account.' },
  'access.policy_changed': {
    status: 409,
    says: 'The policy would now be a different one from the one you were shown.',
  },
  'access.policy_unproven': {
    status: 422,
    says: 'The compiled policy could not be proven to allow only what was granted.',
  },
  'access.policy_too_large': {
    status: 422,
    says: 'The grants of this team no longer fit into the policies that IAM allows on one role.',
  },
  'access.call_closed': {
    status: 422,
    says: 'A permissions boundary or a policy of the organization denies this call, whatever is granted.',
  },
  'access.policy_rejected': {
    status: 422,
    says: 'Access Analyzer found an error in the compiled policy.',
  },
  'access.grant_not_live': { status: 409, says: 'This grant is not live.' },
  'access.grant_changed': { status: 409, says: 'The grant has changed since you read it.' },
  'access.account_exists': { status: 409, says: 'This account is already connected.' },
  'access.account_unreachable': {
    status: 502,
    says: 'Gatehouse cannot assume its role in this account.',
  },
  'access.principal_exists': { status: 409, says: 'This role is already connected to a team.' },
  'access.principal_missing': { status: 422, says: 'This role does not exist in the account.' },
  'access.principal_unusable': { status: 422, says: 'This role cannot be governed by Gatehouse.' },
  'access.guardrail_missing': {
    status: 422,
    says: 'This guardrail version does not exist in the account and Region.',
  },
  'access.guardrail_conflict': {
    status: 409,
    says: 'A team pinned to a guardrail cannot hold batch or mantle access, which ignore guardrails.',
  },
  'access.use_case_missing': {
    status: 409,
    says: 'The account has not filed the use-case form this model needs.',
  },

  'aws.denied': { status: 502, says: 'AWS refused the call to the role that Gatehouse uses.' },
  'aws.throttled': { status: 503, says: 'AWS is throttling; the call will be tried again.' },
  'aws.unavailable': { status: 503, says: 'AWS did not answer.' },
  'aws.invalid': { status: 502, says: 'AWS refused the input of the call.' },
  'aws.not_found': { status: 502, says: 'AWS does not know the resource that was named.' },
  'aws.conflict': { status: 503, says: 'AWS is changing the same resource at the moment.' },
  'aws.limit': { status: 502, says: 'A quota of the AWS account is exhausted.' },
  'aws.not_understood': { status: 502, says: 'The answer of AWS could not be understood.' },
} as const satisfies Record<string, { readonly status: number; readonly says: string }>

export type ErrorCode = keyof typeof errorCatalogue

/** What crosses the wire beside the code; never a stack, a cause or SQL. */
export interface ErrorDetail {
  readonly code: ErrorCode
  /** Path of the input field that is to blame, e.g. `models.0.id`. */
  readonly fields?: Readonly<Record<string, string>>
  /** The x-amzn-requestid of the AWS call that failed. */
  readonly awsRequestId?: string
  /** What else helps the person, e.g. who won the race; plain text. */
  readonly detail?: string
}
