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
  trustedPrincipal,
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
import type { AccessPorts } from './access-ports.ts'
import type { ApplyOutcome } from './apply-outcomes.ts'
import { applyRun } from './apply-run.ts'
import { approveRequest } from './approve-request.ts'
import { assignGuardrails } from './assign-guardrails.ts'
import { browseCatalogue } from './browse-catalogue.ts'
import { candidateRoles } from './candidate-roles.ts'
import { connectAccount } from './connect-account.ts'
import { connectPrincipal } from './connect-principal.ts'
import { disconnectPrincipal } from './disconnect-principal.ts'
import { discoverAccounts } from './discover-accounts.ts'
import { expireGrants } from './expire-grants.ts'
import { fileUseCase } from './file-use-case.ts'
import { guardrailChoices } from './guardrail-choices.ts'
import { needsYou } from './needs-you.ts'
import { previewApproval } from './preview-approval.ts'
import { readAccounts, readGuardrails, readPrincipals, readTeams } from './read-accounts.ts'
import { readCatalogue } from './read-catalogue.ts'
import { readGrantCode } from './read-grant-code.ts'
import { listGrants, readGrant } from './read-grants.ts'
import { listRequests, readRequest } from './read-requests.ts'
import { readRun } from './read-run.ts'
import { readTrustedPrincipal } from './read-trusted-principal.ts'
import { refreshCatalogue } from './refresh-catalogue.ts'
import { rejectRequest } from './reject-request.ts'
import { requestStaleReadings } from './request-stale-readings.ts'
import { retryGrant } from './retry-grant.ts'
import { revokeGrant } from './revoke-grant.ts'
import { submitRequest } from './submit-request.ts'
import { testGrant } from './test-grant.ts'
import { verifyAccount } from './verify-account.ts'
import { withdrawRequest } from './withdraw-request.ts'

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
    /** Job: one attempt at bringing IAM to what is granted. */
    apply(applyRunId: string): Promise<ApplyOutcome>
  }
  readonly catalogue: {
    read: Reads<z.output<typeof catalogueInput>, Catalogue>
    refresh: Does<
      typeof refreshCatalogueInput,
      { readonly readings: z.output<typeof catalogueReading>[] }
    >
    fileUseCase: Does<typeof fileUseCaseInput, Account>
    /** Job: takes the reading of one Region; a failure is kept with the last good reading. */
    take(accountId: string, region: string): Promise<void>
    /** Job: asks for the readings of connected accounts that are older. */
    requestStale(freshMinutes: number): Promise<void>
  }
  readonly accounts: {
    list(reader: PersonActor): Promise<Result<readonly Account[]>>
    discover(reader: PersonActor): Promise<Result<readonly z.output<typeof discoveredAccount>[]>>
    /** Whom the trust policies of an account's roles must name. */
    trustedPrincipal(): Promise<Result<z.output<typeof trustedPrincipal>>>
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

export type { AccessPorts } from './access-ports.ts'

/** Opens the door. */
export function createAccess(ports: AccessPorts): Access {
  return {
    requests: {
      submit: (deed, input) => submitRequest(ports, deed, input),
      list: (reader, input) => listRequests(ports, reader, input),
      read: (reader, input) => readRequest(ports, reader, input),
      withdraw: (deed, input) => withdrawRequest(ports, deed, input),
      preview: (reader, input) => previewApproval(ports, reader, input),
      approve: (deed, input) => approveRequest(ports, deed, input),
      reject: (deed, input) => rejectRequest(ports, deed, input),
    },
    grants: {
      list: (reader, input) => listGrants(ports, reader, input),
      read: (reader, input) => readGrant(ports, reader, input),
      code: (reader, input) => readGrantCode(ports, reader, input),
      revoke: (deed, input) => revokeGrant(ports, deed, input),
      retry: (deed, input) => retryGrant(ports, deed, input),
      test: (deed, input) => testGrant(ports, deed, input),
      expireDue: () => expireGrants(ports),
    },
    runs: {
      read: (reader, input) => readRun(ports, reader, input),
      apply: (applyRunId) => applyRun(ports, applyRunId),
    },
    catalogue: {
      read: (reader, input) => browseCatalogue(ports, reader, input),
      refresh: (deed, input) => refreshCatalogue(ports, deed, input),
      fileUseCase: (deed, input) => fileUseCase(ports, deed, input),
      async take(accountId, region) {
        await readCatalogue(ports, { accountId, region, correlationId: ports.ids.next() })
      },
      requestStale: (freshMinutes) => requestStaleReadings(ports, freshMinutes),
    },
    accounts: {
      list: (reader) => readAccounts(ports, reader),
      discover: () => discoverAccounts(ports),
      trustedPrincipal: () => readTrustedPrincipal(ports),
      connect: (deed, input) => connectAccount(ports, deed, input),
      verify: (deed, input) => verifyAccount(ports, deed, input),
    },
    principals: {
      list: (reader, input) => readPrincipals(ports, reader, input),
      candidates: (_, input) => candidateRoles(ports, input),
      connect: (deed, input) => connectPrincipal(ports, deed, input),
      disconnect: (deed, input) => disconnectPrincipal(ports, deed, input),
    },
    guardrails: {
      list: (reader, input) => readGuardrails(ports, reader, input),
      choices: (_, input) => guardrailChoices(ports, input),
      assign: (deed, input) => assignGuardrails(ports, deed, input),
    },
    needsYou: (reader) => needsYou(ports, reader),
    teams: (reader) => readTeams(ports, reader),
  }
}
