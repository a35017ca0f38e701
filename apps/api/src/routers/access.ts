import * as access from '@gatehouse/contract/access'
import * as accounts from '@gatehouse/contract/access-accounts'
import * as catalogue from '@gatehouse/contract/access-catalogue'
import { policyDiff } from '@gatehouse/contract/access-policy'
import { accountId } from '@gatehouse/contract/aws-identifiers'
import { teamRef } from '@gatehouse/contract/identity'
import { z } from 'zod'
import { createSlice, mutation, query } from '../trpc/procedure.ts'

const nothing = z.void()
const ofAccount = z.strictObject({ accountId })
const ofTeamInAccount = z.strictObject({
  accountId: accountId.optional(),
  teamId: z.string().max(64).optional(),
})

/** What is asked for, and who decides. */
const requests = {
  needsYou: query(
    { permission: 'access.request.read', input: nothing, output: access.needsYou },
    ({ access, deed }) => access.needsYou(deed.actor),
  ),
  teams: query(
    { permission: 'access.request.read', input: nothing, output: z.array(teamRef) },
    ({ access, deed }) => access.teams(deed.actor),
  ),
  submitRequest: mutation(
    {
      permission: 'access.request.submit',
      input: access.submitRequestInput,
      output: access.accessRequest,
    },
    ({ access, deed }, input) => access.requests.submit(deed, input),
  ),
  requests: query(
    {
      permission: 'access.request.read',
      input: access.requestListInput,
      output: access.requestPage,
    },
    ({ access, deed }, input) => access.requests.list(deed.actor, input),
  ),
  request: query(
    { permission: 'access.request.read', input: access.requestInput, output: access.accessRequest },
    ({ access, deed }, input) => access.requests.read(deed.actor, input),
  ),
  withdrawRequest: mutation(
    {
      permission: 'access.request.submit',
      input: access.withdrawRequestInput,
      output: access.accessRequest,
    },
    ({ access, deed }, input) => access.requests.withdraw(deed, input),
  ),
  previewApproval: query(
    {
      permission: 'access.request.decide',
      input: access.requestInput,
      output: policyDiff,
      cost: 'aws',
    },
    ({ access, deed }, input) => access.requests.preview(deed.actor, input),
  ),
  approveRequest: mutation(
    {
      permission: 'access.request.decide',
      input: access.approveRequestInput,
      output: access.accessRequest,
    },
    ({ access, deed }, input) => access.requests.approve(deed, input),
  ),
  rejectRequest: mutation(
    {
      permission: 'access.request.decide',
      input: access.rejectRequestInput,
      output: access.accessRequest,
    },
    ({ access, deed }, input) => access.requests.reject(deed, input),
  ),
}

const grants = {
  grants: query(
    { permission: 'access.grant.read', input: access.grantListInput, output: access.grantPage },
    ({ access, deed }, input) => access.grants.list(deed.actor, input),
  ),
  grant: query(
    { permission: 'access.grant.read', input: access.grantInput, output: access.grant },
    ({ access, deed }, input) => access.grants.read(deed.actor, input),
  ),
  grantCode: query(
    { permission: 'access.grant.read', input: access.grantInput, output: access.grantCode },
    ({ access, deed }, input) => access.grants.code(deed.actor, input),
  ),
  revokeGrant: mutation(
    { permission: 'access.grant.revoke', input: access.revokeGrantInput, output: access.grant },
    ({ access, deed }, input) => access.grants.revoke(deed, input),
  ),
  retryGrant: mutation(
    { permission: 'access.grant.revoke', input: access.retryGrantInput, output: access.grant },
    ({ access, deed }, input) => access.grants.retry(deed, input),
  ),
  testGrant: mutation(
    {
      permission: 'access.grant.test',
      input: access.testGrantInput,
      output: access.testGrantOutput,
      cost: 'aws',
    },
    ({ access, deed }, input) => access.grants.test(deed, input),
  ),
  applyRun: query(
    { permission: 'access.grant.read', input: access.applyRunInput, output: access.applyRun },
    ({ access, deed }, input) => access.runs.read(deed.actor, input),
  ),
}

const models = {
  catalogue: query(
    {
      permission: 'access.catalogue.read',
      input: catalogue.catalogueInput,
      output: catalogue.catalogue,
    },
    ({ access, deed }, input) => access.catalogue.read(deed.actor, input),
  ),
  refreshCatalogue: mutation(
    {
      permission: 'access.catalogue.refresh',
      input: catalogue.refreshCatalogueInput,
      output: z.object({ readings: z.array(catalogue.catalogueReading) }),
    },
    ({ access, deed }, input) => access.catalogue.refresh(deed, input),
  ),
  fileUseCase: mutation(
    {
      permission: 'access.model.enable',
      input: catalogue.fileUseCaseInput,
      output: accounts.account,
      cost: 'aws',
    },
    ({ access, deed }, input) => access.catalogue.fileUseCase(deed, input),
  ),
}

/** The accounts, the teams' roles in them, and the guardrails that their calls must name. */
const governed = {
  accounts: query(
    { permission: 'access.account.read', input: nothing, output: z.array(accounts.account) },
    ({ access, deed }) => access.accounts.list(deed.actor),
  ),
  discoverAccounts: query(
    {
      permission: 'access.account.connect',
      input: nothing,
      output: z.array(accounts.discoveredAccount),
      cost: 'aws',
    },
    ({ access, deed }) => access.accounts.discover(deed.actor),
  ),
  trustedPrincipal: query(
    {
      permission: 'access.account.connect',
      input: nothing,
      output: accounts.trustedPrincipal,
      cost: 'aws',
    },
    ({ access }) => access.accounts.trustedPrincipal(),
  ),
  connectAccount: mutation(
    {
      permission: 'access.account.connect',
      input: accounts.connectAccountInput,
      output: accounts.account,
    },
    ({ access, deed }, input) => access.accounts.connect(deed, input),
  ),
  verifyAccount: mutation(
    {
      permission: 'access.account.connect',
      input: accounts.verifyAccountInput,
      output: accounts.account,
      cost: 'aws',
    },
    ({ access, deed }, input) => access.accounts.verify(deed, input),
  ),
  principals: query(
    {
      permission: 'access.account.read',
      input: ofTeamInAccount,
      output: z.array(accounts.principal),
    },
    ({ access, deed }, input) => access.principals.list(deed.actor, input),
  ),
  candidateRoles: query(
    {
      permission: 'access.principal.connect',
      input: ofAccount,
      output: z.array(accounts.candidateRole),
      cost: 'aws',
    },
    ({ access, deed }, input) => access.principals.candidates(deed.actor, input),
  ),
  connectPrincipal: mutation(
    {
      permission: 'access.principal.connect',
      input: accounts.connectPrincipalInput,
      output: accounts.principal,
      cost: 'aws',
    },
    ({ access, deed }, input) => access.principals.connect(deed, input),
  ),
  disconnectPrincipal: mutation(
    {
      permission: 'access.principal.connect',
      input: accounts.disconnectPrincipalInput,
      output: z.array(accounts.principal),
    },
    ({ access, deed }, input) => access.principals.disconnect(deed, input),
  ),
  guardrailChoices: query(
    {
      permission: 'access.guardrail.assign',
      input: ofAccount,
      output: z.array(accounts.guardrailChoice),
      cost: 'aws',
    },
    ({ access, deed }, input) => access.guardrails.choices(deed.actor, input),
  ),
  guardrailAssignments: query(
    {
      permission: 'access.account.read',
      input: ofTeamInAccount,
      output: z.array(accounts.guardrailAssignment),
    },
    ({ access, deed }, input) => access.guardrails.list(deed.actor, input),
  ),
  assignGuardrails: mutation(
    {
      permission: 'access.guardrail.assign',
      input: accounts.assignGuardrailsInput,
      output: z.array(accounts.guardrailAssignment),
      cost: 'aws',
    },
    ({ access, deed }, input) => access.guardrails.assign(deed, input),
  ),
}

export const accessRouter = createSlice({ ...requests, ...grants, ...models, ...governed })
