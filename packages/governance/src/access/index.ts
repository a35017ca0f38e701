import type {
  AccessRequest,
  ApplyRun,
  applyRunInput,
  approveRequestInput,
  Grant,
  GrantListInput,
  grantCode,
  grantInput,
  NeedsYou,
  RequestListInput,
  rejectRequestInput,
  requestInput,
  retryGrantInput,
  revokeGrantInput,
  SubmitRequestInput,
  TestGrantOutput,
  testGrantInput,
  withdrawRequestInput,
} from '@gatehouse/contract/access'
import type {
  Account,
  assignGuardrailsInput,
  candidateRole,
  connectAccountInput,
  connectPrincipalInput,
  disconnectPrincipalInput,
  discoveredAccount,
  GuardrailAssignment,
  guardrailChoice,
  Principal,
  verifyAccountInput,
} from '@gatehouse/contract/access-accounts'
import type {
  Catalogue,
  catalogueInput,
  catalogueReading,
  fileUseCaseInput,
  refreshCatalogueInput,
} from '@gatehouse/contract/access-catalogue'
import type { PolicyDiff } from '@gatehouse/contract/access-policy'
import type { TeamRef } from '@gatehouse/contract/identity'
import type { Page } from '@gatehouse/contract/paging'
import type { z } from 'zod'
import type { Deed, PersonActor } from '../kernel/actor.ts'
import type { Result } from '../kernel/result.ts'

/** A deed with its own idempotency key: `(deed, input)`. */
type Does<Input extends z.ZodType, Output> = (
  deed: Deed,
  input: z.output<Input>,
) => Promise<Result<Output>>
/** A question: `(reader, input)`. */
type Reads<Input, Output> = (reader: PersonActor, input: Input) => Promise<Result<Output>>

type InAccount = { readonly accountId?: string | undefined; readonly teamId?: string | undefined }

/** The slice's door. The edge has checked the permission; object-level rules are asked in here. */
export interface Access {
  readonly requests: {
    submit(deed: Deed, input: SubmitRequestInput): Promise<Result<AccessRequest>>
    list: Reads<RequestListInput, Page<AccessRequest>>
    read: Reads<z.output<typeof requestInput>, AccessRequest>
    withdraw: Does<typeof withdrawRequestInput, AccessRequest>
    preview: Reads<z.output<typeof requestInput>, PolicyDiff>
    approve: Does<typeof approveRequestInput, AccessRequest>
    reject: Does<typeof rejectRequestInput, AccessRequest>
  }
  readonly grants: {
    list: Reads<GrantListInput, Page<Grant>>
    read: Reads<z.output<typeof grantInput>, Grant>
    code: Reads<z.output<typeof grantInput>, z.output<typeof grantCode>>
    revoke: Does<typeof revokeGrantInput, Grant>
    retry: Does<typeof retryGrantInput, Grant>
    test: Does<typeof testGrantInput, TestGrantOutput>
    /** Job, every minute: grants past their end start to be removed. Answers how many. */
    expireDue(): Promise<number>
  }
  readonly runs: {
    read: Reads<z.output<typeof applyRunInput>, ApplyRun>
  }
  readonly catalogue: {
    read: Reads<z.output<typeof catalogueInput>, Catalogue>
    refresh: Does<
      typeof refreshCatalogueInput,
      { readonly readings: z.output<typeof catalogueReading>[] }
    >
    fileUseCase: Does<typeof fileUseCaseInput, Account>
  }
  readonly accounts: {
    list(reader: PersonActor): Promise<Result<readonly Account[]>>
    discover(reader: PersonActor): Promise<Result<readonly z.output<typeof discoveredAccount>[]>>
    connect: Does<typeof connectAccountInput, Account>
    verify: Does<typeof verifyAccountInput, Account>
  }
  readonly principals: {
    list: Reads<InAccount, readonly Principal[]>
    candidates: Reads<{ readonly accountId: string }, readonly z.output<typeof candidateRole>[]>
    connect: Does<typeof connectPrincipalInput, Principal>
    disconnect: Does<typeof disconnectPrincipalInput, readonly Principal[]>
  }
  readonly guardrails: {
    list: Reads<InAccount, readonly GuardrailAssignment[]>
    choices: Reads<{ readonly accountId: string }, readonly z.output<typeof guardrailChoice>[]>
    assign: Does<typeof assignGuardrailsInput, readonly GuardrailAssignment[]>
  }
  needsYou(reader: PersonActor): Promise<Result<NeedsYou>>
  teams(reader: PersonActor): Promise<Result<readonly TeamRef[]>>
}
