import type { ApplyRun, Channel, GrantState, Proof } from '@gatehouse/contract/access'
import type { Account } from '@gatehouse/contract/access-accounts'
import type { ModelTarget } from '@gatehouse/contract/access-catalogue'
import type { CatalogueModel, CatalogueProfile, Touches } from './ports.ts'
import type { GuardrailRecord, RequestRecord } from './records.ts'

export type NewRequest = Pick<
  RequestRecord,
  | 'id'
  | 'requesterId'
  | 'accountId'
  | 'targets'
  | 'regions'
  | 'channels'
  | 'purpose'
  | 'dataClass'
  | 'callsPerDay'
  | 'durationDays'
  | 'ticket'
> & { readonly teamId: string }

export interface NewGrant {
  readonly id: string
  readonly target: ModelTarget
  readonly regions: readonly string[]
  readonly channels: readonly Channel[]
  readonly touches: readonly Touches[]
  readonly expiresAt: Date
}

/**
 * The run that will carry a change into IAM: a new one, or the one that already waits in the
 * queue for this team and account (`AccessStore.lockTeamPolicy` tells its id).
 */
export type RunForChange =
  | { readonly isNew: false; readonly id: string }
  | { readonly isNew: true; readonly id: string; readonly cause: ApplyRun['cause'] }

/** What a finished run proved about one grant. `from` and `version` guard against a change meanwhile. */
export interface GrantOutcome {
  readonly grantId: string
  readonly version: number
  readonly from: GrantState
  /** The same as `from` where a removal failed: the grant keeps its direction and shows `failure`. */
  readonly to: GrantState
  readonly proof: Proof | null
  readonly failure: string | null
}

/** Every way in which the access slice's state changes. Times are the database's own. */
export type AccessChange =
  | { readonly kind: 'request-submitted'; readonly request: NewRequest }
  | { readonly kind: 'request-withdrawn'; readonly requestId: string; readonly version: number }
  | {
      readonly kind: 'request-rejected'
      readonly requestId: string
      readonly version: number
      readonly deciderId: string
      readonly reason: string
    }
  | {
      readonly kind: 'request-approved'
      readonly requestId: string
      readonly version: number
      readonly deciderId: string
      readonly reason: string
      /** What the approver signed. */
      readonly signedHash: string
      readonly teamId: string
      readonly accountId: string
      readonly grants: readonly NewGrant[]
      readonly run: RunForChange
    }
  | {
      readonly kind: 'grant-revoking'
      readonly grantId: string
      readonly version: number
      readonly reason: string
      readonly teamId: string
      readonly accountId: string
      readonly run: RunForChange
    }
  | {
      readonly kind: 'grants-expiring'
      readonly teamId: string
      readonly accountId: string
      readonly grants: readonly { readonly grantId: string; readonly version: number }[]
      readonly run: RunForChange
    }
  | {
      /** A failed grant goes back to work; one that failed on its way out keeps its direction. */
      readonly kind: 'grant-retried'
      readonly grantId: string
      readonly version: number
      readonly teamId: string
      readonly accountId: string
      readonly run: RunForChange
    }
  | {
      /** Ends a run and moves its grants by what was read back. Fails where `epoch` is not the last claim's. */
      readonly kind: 'run-finished'
      readonly runId: string
      readonly epoch: number
      readonly to: 'succeeded' | 'failed'
      readonly failure: string | null
      readonly leftBehind: readonly string[]
      readonly grants: readonly GrantOutcome[]
    }
  | {
      readonly kind: 'account-connected'
      readonly account: Pick<
        Account,
        'accountId' | 'name' | 'environment' | 'readRoleArn' | 'applyRoleArn' | 'externalId'
      > & { readonly regions: readonly string[] }
    }
  | {
      readonly kind: 'account-verified'
      readonly accountId: string
      readonly hasUseCaseForm: boolean | null
    }
  | { readonly kind: 'account-unreachable'; readonly accountId: string; readonly failure: string }
  | { readonly kind: 'use-case-filed'; readonly accountId: string }
  /** The agreement is AWS's state; the record of it is the audit entry. */
  | {
      readonly kind: 'agreement-created'
      readonly accountId: string
      readonly region: string
      readonly modelId: string
    }
  | {
      /** Somebody asked for a reading; the events carry it to the worker. */
      readonly kind: 'catalogue-requested'
      readonly accountId: string
      readonly regions: readonly string[]
    }
  | {
      readonly kind: 'catalogue-read'
      readonly accountId: string
      readonly region: string
      readonly models: readonly CatalogueModel[]
      readonly profiles: readonly CatalogueProfile[]
      readonly awsRequestId: string | null
    }
  | {
      /** The last good reading stays, with its age. */
      readonly kind: 'catalogue-failed'
      readonly accountId: string
      readonly region: string
      readonly failure: string
      readonly awsRequestId: string | null
    }
  | {
      readonly kind: 'principal-connected'
      readonly principal: {
        readonly id: string
        readonly accountId: string
        readonly teamId: string
        readonly roleArn: string
        readonly connectedById: string
        readonly canBeTested: boolean | null
      }
      /** null: the team holds nothing in this account, so there is nothing to attach. */
      readonly run: RunForChange | null
    }
  | {
      readonly kind: 'principal-disconnected'
      readonly principalId: string
      readonly teamId: string
      readonly accountId: string
      readonly run: RunForChange
    }
  | {
      readonly kind: 'guardrails-assigned'
      readonly teamId: string
      readonly accountId: string
      /** The whole set; empty = none. */
      readonly guardrails: readonly GuardrailRecord[]
      readonly run: RunForChange | null
    }
  | {
      /** A test leaves an audit entry and, where it was tried, whether the role can be assumed. */
      readonly kind: 'grant-tested'
      readonly grantId: string
      readonly principalId: string
      readonly canBeTested: boolean
    }
