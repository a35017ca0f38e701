import type {
  AccessRequest,
  ApplyRun,
  Channel,
  GrantState,
  Proof,
} from '@gatehouse/contract/access'
import type { Account, GuardrailAssignment } from '@gatehouse/contract/access-accounts'
import type { ModelTarget } from '@gatehouse/contract/access-catalogue'
import type { PersonRef, TeamRef } from '@gatehouse/contract/identity'
import type { CatalogueModel, CatalogueProfile, Touches } from './ports.ts'

/** What the store knows, with dates as dates; views for people are made of these in `present-*.ts`. */

export interface RequestRecord {
  readonly id: string
  readonly number: number
  readonly requesterId: string
  readonly requester: PersonRef
  readonly team: TeamRef
  readonly accountId: string
  readonly accountName: string
  readonly targets: readonly ModelTarget[]
  readonly regions: readonly string[]
  readonly channels: readonly Channel[]
  readonly purpose: string
  readonly dataClass: AccessRequest['dataClass']
  readonly callsPerDay: number
  readonly durationDays: number
  readonly ticket: string | null
  readonly state: AccessRequest['state']
  readonly version: number
  readonly submittedAt: Date
  readonly decision: { readonly by: PersonRef; readonly at: Date; readonly reason: string } | null
  readonly grantIds: readonly string[]
}

export interface GrantRecord {
  readonly id: string
  readonly requestId: string
  readonly requestNumber: number
  readonly team: TeamRef
  readonly accountId: string
  readonly accountName: string
  readonly target: ModelTarget
  readonly regions: readonly string[]
  readonly channels: readonly Channel[]
  /** As read when the approver signed, one a source Region. */
  readonly touches: readonly Touches[]
  readonly state: GrantState
  readonly version: number
  readonly approvedBy: PersonRef
  readonly approvedAt: Date
  readonly effectiveAt: Date | null
  readonly expiresAt: Date
  readonly endedAt: Date | null
  readonly endReason: string | null
  readonly proof: Proof | null
  /** The run that last worked, or will work, on the team's policies in this account. */
  readonly applyRunId: string | null
  readonly failure: string | null
}

export interface AccountRecord {
  readonly accountId: string
  readonly name: string
  readonly environment: Account['environment']
  readonly regions: readonly string[]
  readonly readRoleArn: string
  readonly applyRoleArn: string
  readonly externalId: string
  readonly state: Account['state']
  readonly verifiedAt: Date | null
  readonly failure: string | null
  /** null: not read yet. */
  readonly hasUseCaseForm: boolean | null
}

export interface PrincipalRecord {
  readonly id: string
  readonly accountId: string
  readonly team: TeamRef
  readonly roleArn: string
  readonly connectedBy: PersonRef | null
  readonly connectedAt: Date
  /** null: connected. A disconnected one may still have policies attached that a run must detach. */
  readonly disconnectedAt: Date | null
  /** null: not tried. */
  readonly canBeTested: boolean | null
}

export type GuardrailRecord = Readonly<GuardrailAssignment>

export interface ReadingRecord {
  readonly accountId: string
  readonly region: string
  /** null: never read. */
  readonly readAt: Date | null
  /** Later than `readAt`: a reading is asked for or under way. */
  readonly startedAt: Date | null
  readonly failure: string | null
  readonly awsRequestId: string | null
  readonly models: readonly CatalogueModel[]
  readonly profiles: readonly CatalogueProfile[]
}

export interface ApplyStepRecord {
  readonly position: number
  readonly kind: ApplyRun['steps'][number]['kind']
  readonly state: ApplyRun['steps'][number]['state']
  readonly attempts: number
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly awsRequestIds: readonly string[]
  readonly detail: string | null
  /** What a resumed run needs to know of this step; plain JSON. */
  readonly memo: unknown
}

export interface ApplyRunRecord {
  readonly id: string
  readonly team: TeamRef
  readonly accountId: string
  readonly accountName: string
  readonly cause: ApplyRun['cause']
  readonly state: ApplyRun['state']
  readonly epoch: number
  readonly attempts: number
  readonly queuedAt: Date
  readonly endedAt: Date | null
  readonly nextAttemptAt: Date | null
  readonly failure: string | null
  readonly leftBehind: readonly string[]
  readonly correlationId: string
  /** In order of position. */
  readonly steps: readonly ApplyStepRecord[]
}
