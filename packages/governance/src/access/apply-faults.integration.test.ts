import {
  CreatePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam'
import type { FailureMode } from '@gatehouse/testkit/sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ApplyStage, accountId, nova, team } from './apply-stage.testing.ts'
import { SandboxAws } from './governed-accounts.testing.ts'

let aws: SandboxAws
let stage: ApplyStage

beforeAll(async () => {
  aws = await SandboxAws.start({ requestTimeoutMs: 1_000 })
})
afterAll(async () => {
  await aws[Symbol.asyncDispose]()
})
beforeEach(async () => {
  await aws.sandbox.reset()
  stage = await ApplyStage.open(aws)
})
afterEach(async () => {
  await stage[Symbol.asyncDispose]()
})

const everyMode: readonly FailureMode[] = [
  'throttle',
  'error-500',
  'reset-before',
  'reset-after',
  'stall-before',
  'stall-after',
  'malformed',
]
const modesOfReads: readonly FailureMode[] = ['throttle', 'reset-after', 'malformed']

/** Every operation that a first grant calls, with the service that answers it. */
const operations: readonly (readonly [string, string, readonly FailureMode[]])[] = [
  ['bedrock', 'GetFoundationModelAvailability', modesOfReads],
  ['access-analyzer', 'ValidatePolicy', modesOfReads],
  ['access-analyzer', 'CheckAccessNotGranted', modesOfReads],
  ['iam', 'GetPolicy', modesOfReads],
  ['iam', 'CreatePolicy', everyMode],
  ['iam', 'ListAttachedRolePolicies', modesOfReads],
  ['iam', 'AttachRolePolicy', everyMode],
  ['iam', 'ListPolicies', modesOfReads],
  ['iam', 'GetPolicyVersion', modesOfReads],
  ['iam', 'ListEntitiesForPolicy', modesOfReads],
  ['iam', 'SimulatePrincipalPolicy', modesOfReads],
]

async function effects(operation: string): Promise<number> {
  const calls = await aws.sandbox.calls({ service: 'iam', operation })
  return calls.filter(({ status }) => status === 200).length
}

describe.each(operations)('%s %s fails', (service, operation, modes) => {
  it.each(modes)('%s, once', async (mode) => {
    const { runId, grantId } = await stage.approve()
    await aws.sandbox.failNext({ service, operation, times: 1, mode })
    expect(await stage.run(runId)).toEqual({ outcome: 'done' })
    expect(await stage.grant(grantId)).toMatchObject({ state: 'effective' })
    const [policy, ...more] = await stage.policies()
    expect(more).toEqual([])
    // No second version, whichever way the answer to the first write was lost.
    expect(policy?.defaultVersionId).toBe('v1')
  })
})

describe('a change of an existing policy fails', () => {
  it.each(everyMode)('%s, once', async (mode) => {
    const first = await stage.approve()
    await stage.run(first.runId)
    const second = await stage.approve({ kind: 'foundation-model', id: 'amazon.nova-micro-v1:0' })
    await aws.sandbox.failNext({ service: 'iam', operation: 'CreatePolicyVersion', times: 1, mode })
    expect(await stage.run(second.runId)).toEqual({ outcome: 'done' })
    expect((await stage.policies())[0]?.defaultVersionId).toBe('v2')
  })
})

describe('a removal fails', () => {
  it.each(['ListEntitiesForPolicy', 'DetachRolePolicy', 'ListPolicyVersions', 'DeletePolicy'])(
    '%s, once',
    async (operation) => {
      const { runId, grantId } = await stage.approve()
      await stage.run(runId)
      expect(await stage.run(await stage.revoke(grantId))).toEqual({ outcome: 'done' })
      expect(await stage.grant(grantId)).toMatchObject({ state: 'revoked' })
      const gone = await stage.disconnect()
      await aws.sandbox.failNext({ service: 'iam', operation, times: 1, mode: 'reset-after' })
      expect(await stage.run(gone)).toEqual({ outcome: 'done' })
      expect(await stage.policies()).toEqual([])
      expect(await effects('DeletePolicy')).toBeLessThanOrEqual(1)
    },
  )
})

describe('what does not pass by itself', () => {
  it('fails at once when AWS refuses, and says what is left behind', async () => {
    const { runId, grantId } = await stage.approve()
    await aws.sandbox.failNext({
      service: 'iam',
      operation: 'AttachRolePolicy',
      times: 1,
      mode: 'access-denied',
    })
    expect(await stage.run(runId)).toEqual({ outcome: 'failed' })
    expect(await stage.applied(runId)).toMatchObject({
      state: 'failed',
      attempts: 1,
      failure: expect.stringMatching(/^AWS refused the call/),
      leftBehind: [
        `Policy gatehouse-${team}-1 exists at version v1 but is not attached to role ${team}.`,
      ],
    })
    expect(await stage.grant(grantId)).toMatchObject({ state: 'failed', proof: null })
    expect(await stage.call()).toMatchObject({ outcome: 'denied' })
  })

  it('gives up on AWS that never answers, and keeps the truth', async () => {
    const { runId, grantId } = await stage.approve()
    await aws.sandbox.failNext({
      service: 'access-analyzer',
      operation: 'ValidatePolicy',
      times: 100,
      mode: 'error-503',
    })
    expect(await stage.run(runId)).toEqual({ outcome: 'failed' })
    expect(await stage.applied(runId)).toMatchObject({ attempts: 8, leftBehind: [] })
    expect(await stage.grant(grantId)).toMatchObject({ state: 'failed' })
    expect(await effects('CreatePolicy')).toBe(0)
  })

  it('lets a failed grant be applied by the next run', async () => {
    const { runId, grantId } = await stage.approve()
    await aws.sandbox.failNext({
      service: 'iam',
      operation: 'CreatePolicy',
      times: 1,
      mode: 'access-denied',
    })
    await stage.run(runId)
    const { version } = await stage.grant(grantId)
    const retry = await stage.queue(
      (run) => ({ kind: 'grant-retried', grantId, version, teamId: team, accountId, run }),
      'retry',
    )
    expect(await stage.run(retry)).toEqual({ outcome: 'done' })
    expect(await stage.grant(grantId)).toMatchObject({ state: 'effective', failure: null })
  })

  it('does not say effective where the role is gone, and still takes access away', async () => {
    const first = await stage.approve()
    await stage.run(first.runId)
    await deleteTeamRole()
    const second = await stage.approve({ kind: 'foundation-model', id: 'amazon.nova-micro-v1:0' })
    const revocation = await stage.revoke(first.grantId)
    expect(revocation).toBe(second.runId)
    expect(await stage.run(revocation)).toEqual({ outcome: 'failed' })
    expect(await stage.grant(second.grantId)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining(`role/teams/${team}`),
    })
    expect(await stage.grant(first.grantId)).toMatchObject({
      state: 'revoked',
      proof: { readBack: 'absent', simulation: 'not-proven', call: { outcome: 'not-tried' } },
    })
    expect((await stage.applied(revocation)).leftBehind).toEqual([
      `Policy gatehouse-${team}-1 exists at version v2 but is not attached to role ${team}, which is gone.`,
    ])
  })

  it('leaves a policy alone that somebody else made under the same name', async () => {
    const { runId, grantId } = await stage.approve()
    await aws.administrator(accountId).send(
      new CreatePolicyCommand({
        PolicyName: `gatehouse-${team}-1`,
        Path: '/gatehouse/',
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [] }),
      }),
    )
    expect(await stage.run(runId)).toEqual({ outcome: 'failed' })
    expect(await stage.grant(grantId)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('Somebody else made it'),
    })
  })

  it('asks for the use-case form instead of enabling a model that needs it', async () => {
    const read = await stage.ports.catalogue.read(stage.account, 'us-east-1')
    if (!read.ok) throw new Error(read.error.code)
    const profile = read.value.value.profiles.find(({ profileId }) =>
      profileId.startsWith('us.anthropic.'),
    )
    const target = { kind: 'inference-profile', id: profile?.profileId ?? '' } as const
    const { runId, grantId } = await stage.approve(target)
    const plain = await stage.approve(nova)
    expect(await stage.run(runId)).toEqual({ outcome: 'failed' })
    expect(await stage.grant(grantId)).toMatchObject({
      state: 'failed',
      failure: expect.stringMatching(/use-case form/),
    })
    // The other grant of the same run is none the worse for it.
    expect(await stage.grant(plain.grantId)).toMatchObject({ state: 'effective' })
    expect(await stage.call(target, profile?.profileArn)).toMatchObject({ outcome: 'denied' })
  })
})

describe('IAM that takes its time', () => {
  it('is waited for: a removal is not proven before a call is really denied', async () => {
    const { runId, grantId } = await stage.approve()
    await stage.run(runId)
    await aws.sandbox.setIamPropagation(3_000)
    const revocation = await stage.revoke(grantId)
    expect(await stage.run(revocation)).toEqual({ outcome: 'done' })
    expect((await stage.applied(revocation)).attempts).toBeGreaterThan(1)
    expect(await stage.grant(grantId)).toMatchObject({
      state: 'revoked',
      proof: { simulation: 'implicitDeny', call: { outcome: 'denied' } },
    })
    await aws.sandbox.setIamPropagation(0)
  })
})

async function deleteTeamRole(): Promise<void> {
  const iam = aws.administrator(accountId)
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName: team }))
  for (const PolicyName of PolicyNames) {
    await iam.send(new DeleteRolePolicyCommand({ RoleName: team, PolicyName }))
  }
  for (const { arn } of await stage.policies()) {
    await iam.send(new DetachRolePolicyCommand({ RoleName: team, PolicyArn: arn }))
  }
  await iam.send(new DeleteRoleCommand({ RoleName: team }))
}
