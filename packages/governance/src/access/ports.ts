import type { ModelTarget, UseCaseForm } from '@gatehouse/contract/access-catalogue'
import type { Result } from '../kernel/result.ts'
import type { PolicyDocument } from './policy-document.ts'
import type { PolicyFinding } from './policy-findings.ts'

/** An answer of AWS with the request ids that fetched it, for proof and support. */
export interface Observed<Value> {
  readonly value: Value
  readonly awsRequestIds: readonly string[]
}

/** How to reach one governed account. */
export interface AccountAccess {
  readonly accountId: string
  readonly readRoleArn: string
  readonly applyRoleArn: string
  readonly externalId: string
}

export interface CatalogueModel {
  readonly modelId: string
  readonly modelArn: string
  readonly name: string
  readonly provider: string
  readonly inputModalities: readonly string[]
  readonly outputModalities: readonly string[]
  readonly isStreaming: boolean
  /** ON_DEMAND, PROVISIONED, INFERENCE_PROFILE */
  readonly inferenceTypes: readonly string[]
  readonly lifecycle: {
    readonly status: 'ACTIVE' | 'LEGACY'
    readonly legacyAt: string | null
    readonly endOfLifeAt: string | null
  }
  readonly availability: {
    readonly agreement: 'AVAILABLE' | 'PENDING' | 'NOT_AVAILABLE' | 'ERROR'
    readonly authorization: 'AUTHORIZED' | 'NOT_AUTHORIZED'
    readonly entitlement: 'AVAILABLE' | 'NOT_AVAILABLE'
    readonly region: 'AVAILABLE' | 'NOT_AVAILABLE'
  }
}

export interface CatalogueProfile {
  readonly profileId: string
  readonly profileArn: string
  readonly name: string
  readonly type: 'SYSTEM_DEFINED' | 'APPLICATION'
  /** The foundation-model ARN of every destination Region. */
  readonly modelArns: readonly string[]
}

/** What a call on a target touches in one source Region (AWS: inference-profiles-prereq). */
export interface Touches {
  readonly region: string
  /** Absent for a foundation model called directly. */
  readonly profileArn?: string
  readonly modelArns: readonly string[]
}

export interface ModelCatalogue {
  read(
    account: AccountAccess,
    region: string,
  ): Promise<
    Result<
      Observed<{
        readonly models: readonly CatalogueModel[]
        readonly profiles: readonly CatalogueProfile[]
      }>
    >
  >
}

/** What stands in the way of a model's first answer, and taking it out of the way. */
export interface ModelEnablement {
  /** Creates the Marketplace agreement where the model needs one and has none. */
  ensureAgreement(
    account: AccountAccess,
    region: string,
    modelId: string,
  ): Promise<Result<Observed<'not-needed' | 'present' | 'created' | 'pending'>>>
  hasUseCaseForm(account: AccountAccess, region: string): Promise<Result<Observed<boolean>>>
  fileUseCaseForm(
    account: AccountAccess,
    region: string,
    form: UseCaseForm,
  ): Promise<Result<Observed<void>>>
}

export interface ManagedPolicy {
  readonly name: string
  readonly arn: string
  /** Plain JSON as IAM holds it: not a `PolicyDocument`, because anybody may have changed it. */
  readonly document: unknown
  readonly defaultVersionId: string
}

/** One imagined call, which IAM decides on every resource that it touches. */
export interface SimulatedCall {
  readonly roleArn: string
  readonly actions: readonly string[]
  readonly resourceArns: readonly string[]
  /** `aws:CurrentTime` is a date, every other key a string. */
  readonly context: Readonly<Record<string, string>>
}
export interface SimulatedVerdict {
  readonly action: string
  readonly resourceArn: string
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny'
  /** What closes the call whatever the role's own policies allow; null: nothing that IAM names. */
  readonly closedBy: 'permissions-boundary' | 'organization' | null
}

/** Customer-managed policies under /gatehouse/ and their attachment; every verb is idempotent. */
export interface PrincipalPolicies {
  /** The policies `gatehouse-<team>-<n>` that exist now, with their default version's document. */
  list(account: AccountAccess, teamId: string): Promise<Result<Observed<readonly ManagedPolicy[]>>>
  /** Creates the policy or a new default version (oldest pruned at five); nothing where equal. */
  put(
    account: AccountAccess,
    teamId: string,
    name: string,
    document: PolicyDocument,
  ): Promise<Result<Observed<'created' | 'new-version' | 'unchanged'>>>
  attach(
    account: AccountAccess,
    roleName: string,
    policyArn: string,
  ): Promise<Result<Observed<void>>>
  detach(
    account: AccountAccess,
    roleName: string,
    policyArn: string,
  ): Promise<Result<Observed<void>>>
  /** Deletes the policy with all versions; fine where it is gone. */
  remove(account: AccountAccess, policyArn: string): Promise<Result<Observed<void>>>
  /** ARNs of the managed policies attached to the role; `aws.not_found` where the role is gone. */
  attached(account: AccountAccess, roleArn: string): Promise<Result<Observed<readonly string[]>>>
  /** Names (IAM gives no ARN here) of the roles that hold the policy; none where it is gone. */
  holders(account: AccountAccess, policyArn: string): Promise<Result<Observed<readonly string[]>>>
  /** One verdict for each action on each resource. */
  simulate(
    account: AccountAccess,
    question: SimulatedCall,
  ): Promise<Result<Observed<readonly SimulatedVerdict[]>>>
}

export interface PolicyChecks {
  /** Findings about the document itself, and one for each kind of access that no policy may grant. */
  validate(
    account: AccountAccess,
    document: PolicyDocument,
  ): Promise<Result<Observed<readonly PolicyFinding[]>>>
}

export interface AccountDirectory {
  /** Accounts of the organization that are in use. */
  list(): Promise<
    Result<Observed<readonly { readonly accountId: string; readonly name: string }[]>>
  >
  /** The role, or whatever else, that Gatehouse itself is to AWS. */
  self(): Promise<Result<Observed<string>>>
  /** Assumes both roles and asks who we are there; fails where either is in another account. */
  verify(account: AccountAccess): Promise<Result<Observed<void>>>
  /** Roles that an administrator may connect: no service-linked, reserved or Gatehouse's own ones. */
  roles(
    account: AccountAccess,
  ): Promise<Result<Observed<readonly { readonly roleArn: string; readonly path: string }[]>>>
  guardrails(
    account: AccountAccess,
    region: string,
  ): Promise<
    Result<
      Observed<
        readonly {
          readonly guardrailId: string
          readonly arn: string
          readonly name: string
          readonly versions: readonly string[]
        }[]
      >
    >
  >
}

export interface TestCall {
  readonly account: AccountAccess
  readonly roleArn: string
  readonly region: string
  readonly target: ModelTarget
  /** What to send as modelId: the model id or the profile's id/ARN. */
  readonly modelId: string
  readonly guardrail: { readonly arn: string; readonly version: string } | null
  /** Becomes the role session name, so that CloudTrail knows who tested. */
  readonly sessionName: string
}

export interface ModelCaller {
  /** Assumes the team's role and makes a one-token Converse. A refusal by AWS is an answer, not a failure. */
  call(test: TestCall): Promise<{
    readonly outcome: 'answered' | 'denied' | 'failed'
    readonly verbatim: string
    readonly awsRequestId: string | null
    readonly latencyMs: number
    readonly inputTokens: number | null
    readonly outputTokens: number | null
  }>
  /** Whether Gatehouse may assume the role at all. */
  canAssume(account: AccountAccess, roleArn: string): Promise<boolean>
}
