import type { GrantListInput, NeedsYou, RequestListInput } from '@gatehouse/contract/access'
import type { TeamRef } from '@gatehouse/contract/identity'
import type { Page } from '@gatehouse/contract/paging'
import type { Role } from '@gatehouse/contract/permissions'
import type { Decision } from '../kernel/decision.ts'
import type { Result } from '../kernel/result.ts'
import type { AccessChange } from './access-change.ts'
import type {
  AccountRecord,
  ApplyRunRecord,
  ApplyStepRecord,
  GrantRecord,
  GuardrailRecord,
  PrincipalRecord,
  ReadingRecord,
  RequestRecord,
} from './records.ts'

/** Which teams' things a reader may see; `all` for administrators, reviewers and managers. */
export type TeamScope = 'all' | readonly string[]

export interface TeamInAccount {
  readonly teamId: string
  readonly accountId: string
}

/** Reading. Nothing here knows who asks: use cases ask `policy.ts` what the reader may see. */
export interface AccessReads {
  /** The database's clock: the one that decides expiry. */
  now(): Promise<Date>

  request(requestId: string): Promise<RequestRecord | null>
  /** `personId` resolves `isMine`. A cursor that is none fails with `request.malformed`. */
  requests(
    scope: TeamScope,
    personId: string,
    input: RequestListInput,
  ): Promise<Result<Page<RequestRecord>>>
  pendingRequests(where: Partial<TeamInAccount>): Promise<readonly RequestRecord[]>

  grant(grantId: string): Promise<GrantRecord | null>
  grants(scope: TeamScope, input: GrantListInput): Promise<Result<Page<GrantRecord>>>
  /** Every grant that has not ended (neither revoked nor expired), oldest first. */
  openGrants(where: Partial<TeamInAccount>): Promise<readonly GrantRecord[]>

  /** Figures of the home page over everything in scope. */
  counts(scope: TeamScope, personId: string): Promise<NeedsYou['counts']>

  account(accountId: string): Promise<AccountRecord | null>
  accounts(): Promise<readonly AccountRecord[]>

  principal(principalId: string): Promise<PrincipalRecord | null>
  /** Connected ones alone, unless asked for all. */
  principals(
    where: Partial<TeamInAccount> & { readonly includeDisconnected?: boolean },
  ): Promise<readonly PrincipalRecord[]>

  guardrails(where: Partial<TeamInAccount>): Promise<readonly GuardrailRecord[]>

  /** One a connected Region, also where nothing was read yet. */
  readings(accountId: string): Promise<readonly ReadingRecord[]>
  reading(accountId: string, region: string): Promise<ReadingRecord | null>

  team(teamId: string): Promise<TeamRef | null>
  teams(scope: TeamScope): Promise<readonly TeamRef[]>

  /** The person's roles as they stand now; none for a disabled person. */
  rolesOf(personId: string): Promise<readonly Role[]>
  /** Whether anybody but this person could decide. */
  hasOtherDecider(personId: string): Promise<boolean>

  applyRun(applyRunId: string): Promise<ApplyRunRecord | null>
  /** The run that waits for this team and account, if one does. */
  queuedRun(where: TeamInAccount): Promise<string | null>
  /** Teams and accounts with a grant that should have ended by the database's clock. */
  overdue(): Promise<readonly TeamInAccount[]>
}

export interface AccessStore extends AccessReads {
  /**
   * Holds the team's policy in this account until the transaction ends, so that two decisions
   * about it cannot pass each other, nor a worker claim a run while its cause is being written.
   * Answers the id of the run that already waits. Only inside `Once.inTransaction` or `atomically`.
   */
  lockTeamPolicy(where: TeamInAccount): Promise<{ readonly queuedRunId: string | null }>
  /**
   * State, audit entries, outbox and live events in one transaction. Where a version or a state is
   * no longer the one named in the change it fails and nothing is written: with
   * `access.request_not_pending`, `access.grant_changed`, `access.account_exists`,
   * `access.principal_exists` or, for a run claimed by somebody else, `request.in_progress`.
   */
  commit(decision: Decision<AccessChange>): Promise<Result<void>>
  /** Several reads and one commit as one transaction; a failure rolls back. For the worker. */
  atomically<Value>(work: (store: AccessStore) => Promise<Result<Value>>): Promise<Result<Value>>
}

export type Claim =
  | { readonly outcome: 'claimed'; readonly run: ApplyRunRecord }
  /** Another run of the same team and account is under way; come back later. */
  | { readonly outcome: 'busy' }
  /** Succeeded or failed already, or unknown: nothing to do. */
  | { readonly outcome: 'finished' }

/**
 * A run's progress: records, not decisions, hence without audit. Written by the worker alone;
 * every write names the epoch of its claim and does nothing once another worker has claimed.
 */
export interface ApplyRunStore {
  /**
   * Takes the run (again): the epoch grows, so that whoever held it before can no longer write.
   * Grants that wait (`approved`) become `applying` in the same moment.
   */
  claim(applyRunId: string): Promise<Claim>
  /** Writes the plan of steps once; steps that exist stay as they are. */
  planSteps(
    applyRunId: string,
    epoch: number,
    kinds: readonly ApplyStepRecord['kind'][],
  ): Promise<boolean>
  /** `false`: the claim was lost; stop at once. */
  startStep(applyRunId: string, epoch: number, position: number): Promise<boolean>
  endStep(
    applyRunId: string,
    epoch: number,
    position: number,
    end: Pick<ApplyStepRecord, 'awsRequestIds' | 'detail' | 'memo'> & {
      readonly state: 'done' | 'failed' | 'skipped'
    },
  ): Promise<boolean>
  /** State `retrying`: a passing failure, to be taken up again at `nextAttemptAt`. */
  postpone(
    applyRunId: string,
    epoch: number,
    later: { readonly nextAttemptAt: Date; readonly failure: string },
  ): Promise<boolean>
}
