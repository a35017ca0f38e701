import { randomUUID } from 'node:crypto'
import {
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
} from '@aws-sdk/client-iam'
import { startApi } from '@gatehouse/testkit/api'
import { accountAdministratorKey, sandboxCredentials } from '@gatehouse/testkit/aws-environment'
import { createDatabase } from '@gatehouse/testkit/database'
import { accounts, type TeamSlug, teamRoleArn, teams } from '@gatehouse/testkit/organisation'
import { type Sandbox, startSandbox } from '@gatehouse/testkit/sandbox'
import { withClient } from '@gatehouse/testkit/with-client'
import { connectOrganisation } from '@gatehouse/tooling/connect-organisation'
import { expect, test, vi } from 'vitest'
import { accessAs, approve, catalogueIsRead, everybodyDecides, submission } from './arrange.ts'

const modelId = 'amazon.nova-lite-v1:0'
/** Needs a Marketplace agreement, and no form. */
const marketplaceModelId = 'ai21.jamba-1-5-mini-v1:0'

/** The calls of every step of apply at which a worker can die, before AWS did it and after. */
const deaths = [
  ['bedrock', 'GetFoundationModelAvailability', 'stall-before'],
  ['bedrock', 'CreateFoundationModelAgreement', 'stall-after'],
  ['access-analyzer', 'ValidatePolicy', 'stall-before'],
  ['iam', 'CreatePolicy', 'stall-before'],
  ['iam', 'CreatePolicy', 'stall-after'],
  ['iam', 'AttachRolePolicy', 'stall-before'],
  ['iam', 'AttachRolePolicy', 'stall-after'],
  ['iam', 'ListEntitiesForPolicy', 'stall-after'],
  ['iam', 'GetPolicyVersion', 'stall-after'],
  ['iam', 'ListAttachedRolePolicies', 'stall-after'],
  ['iam', 'SimulatePrincipalPolicy', 'stall-before'],
  ['iam', 'SimulatePrincipalPolicy', 'stall-after'],
] as const

test('a worker that is killed at any step is followed by one that finishes, with one effect', {
  timeout: 600_000,
}, async () => {
  await using database = await createDatabase()
  await using sandbox = await startSandbox()
  const shared = {
    databaseUrl: database.url,
    sandbox,
    leaseSeconds: 2,
    env: { GATEHOUSE_GROUPS: everybodyDecides },
  }
  await using api = await startApi({ ...shared, process: 'api' })
  const arrange = await startApi({ ...shared, process: 'worker' })
  await connectOrganisation({
    origin: api.origin,
    sandboxUrl: sandbox.url,
    regions: ['us-east-1'],
  })
  const approver = await accessAs(api.origin, 'olivia-bennett')
  await catalogueIsRead(approver, accounts.genaiDev)
  await catalogueIsRead(approver, accounts.genaiProd)
  await arrange.stop()

  const world = (await sandbox.world()) as {
    people: readonly { sub: string; groups: readonly string[] }[]
  }
  const places = [accounts.genaiDev, accounts.genaiProd].flatMap((accountId) =>
    (Object.keys(teams) as TeamSlug[]).map((teamId) => ({ accountId, teamId })),
  )
  for (const [index, [service, operation, mode]] of deaths.entries()) {
    const { accountId, teamId } = places[index] ?? { accountId: '', teamId: 'claims-nlp' }
    const requester = world.people.find(
      ({ sub, groups }) =>
        groups.includes(`team-${teamId}`) &&
        groups.includes('gatehouse-requesters') &&
        sub !== 'olivia-bennett',
    )
    const asker = await accessAs(api.origin, requester?.sub ?? '')
    const isAgreed = operation !== 'CreateFoundationModelAgreement'
    const { id } = await asker.submitRequest.mutate(
      submission(teamId, isAgreed ? modelId : marketplaceModelId, accountId),
    )
    const before = (await sandbox.calls()).at(-1)?.seq ?? 0
    await approve(approver, id)
    await sandbox.failNext({ service, operation, times: 1, mode })

    await dieAndBeFollowed(
      shared,
      async () => {
        const calls = await sandbox.calls({ service, operation, after: before })
        expect(calls, `${operation} was never called`).not.toHaveLength(0)
      },
      () => sandbox.forgetFailures(),
      async () => {
        const { rows } = await approver.grants.query({ requestId: id })
        expect(rows.map(({ state }) => state)).toEqual(['effective'])
      },
    )
    await expectOneEffect(sandbox, { accountId, teamId, after: before, mode, operation })
  }

  const { rows: held } = await approver.grants.query({ state: ['effective'] })
  const [first, second] = held
  const isRevoked = (grantId: string) => async () => {
    const grant = await approver.grant.query({ grantId })
    expect(grant).toMatchObject({ state: 'revoked', proof: { call: { outcome: 'denied' } } })
  }
  const revoke = (grant: (typeof held)[number] | undefined) =>
    approver.revokeGrant.mutate({
      idempotencyKey: randomUUID(),
      grantId: grant?.id ?? '',
      version: grant?.version ?? 0,
      reason: 'The pilot is over.',
    })

  // The proof of a removal: while the call with the team's role is under way.
  const before = (await sandbox.calls()).at(-1)?.seq ?? 0
  await revoke(first)
  const call = { service: 'bedrock-runtime', operation: 'Converse' }
  await sandbox.failNext({ ...call, times: 1, mode: 'stall-before' })
  await dieAndBeFollowed(
    shared,
    async () => expect(await sandbox.calls({ ...call, after: before })).not.toHaveLength(0),
    () => sandbox.forgetFailures(),
    isRevoked(first?.id ?? ''),
  )

  // The last step: while the result is being recorded, which a lock on the audit holds up.
  await revoke(second)
  await withClient(database.url, async (client) => {
    await client.query('BEGIN')
    await client.query('LOCK TABLE audit_entry IN SHARE ROW EXCLUSIVE MODE')
    await dieAndBeFollowed(
      shared,
      async () => {
        const grant = await approver.grant.query({ grantId: second?.id ?? '' })
        const { steps } = await approver.applyRun.query({ applyRunId: grant.applyRunId ?? '' })
        expect(steps.find(({ kind }) => kind === 'record')?.state).toMatch(/running|done/)
        expect(grant.state).toBe('revoking')
      },
      async () => {
        await client.query('ROLLBACK')
      },
      isRevoked(second?.id ?? ''),
    )
  })
})

/** A worker is killed as soon as `isThere` holds; another one has to bring things to `isDone`. */
async function dieAndBeFollowed(
  shared: Omit<Parameters<typeof startApi>[0], 'process'>,
  isThere: () => Promise<void>,
  clear: () => Promise<void>,
  isDone: () => Promise<void>,
): Promise<void> {
  const victim = await startApi({ ...shared, process: 'worker' })
  await vi.waitFor(isThere, { timeout: 20_000, interval: 50 })
  await victim.kill()
  await clear()
  const heir = await startApi({ ...shared, process: 'worker' })
  await vi.waitFor(isDone, { timeout: 60_000, interval: 100 })
  await heir.stop()
}

async function expectOneEffect(
  sandbox: Sandbox,
  at: { accountId: string; teamId: TeamSlug; after: number; mode: string; operation: string },
): Promise<void> {
  const creations = await sandbox.calls({
    service: 'iam',
    operation: 'CreatePolicy',
    after: at.after,
  })
  // A call that stalled after the commit had its effect and never an answer.
  const answered = creations.filter(({ status }) => status === 200)
  const unanswered = at.operation === 'CreatePolicy' && at.mode === 'stall-after' ? 1 : 0
  expect([at, answered.length + unanswered]).toEqual([at, 1])

  const iam = new IAMClient({
    endpoint: sandbox.url,
    region: 'us-east-1',
    credentials: sandboxCredentials(accountAdministratorKey(at.accountId)),
  })
  const { Policies = [] } = await iam.send(new ListPoliciesCommand({ PathPrefix: '/gatehouse/' }))
  const own = Policies.filter(({ PolicyName = '' }) =>
    PolicyName.startsWith(`gatehouse-${at.teamId}-`),
  )
  expect(own).toHaveLength(1)
  const PolicyArn = own[0]?.Arn ?? ''
  const { Versions } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }))
  expect(Versions).toHaveLength(1)
  const RoleName = teamRoleArn(at.accountId, at.teamId).split('/').at(-1)
  const { AttachedPolicies = [] } = await iam.send(
    new ListAttachedRolePoliciesCommand({ RoleName, PathPrefix: '/gatehouse/' }),
  )
  expect(AttachedPolicies.map((policy) => policy.PolicyArn)).toEqual([PolicyArn])
}
