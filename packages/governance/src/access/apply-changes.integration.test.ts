import { CreateRoleCommand, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam'
import { teamRoleArn } from '@gatehouse/testkit/organisation'
import { withClient } from '@gatehouse/testkit/with-client'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ok } from '../kernel/result.ts'
import { applyRun } from './apply-run.ts'
import { ApplyStage, accountId, nova, region, team, where } from './apply-stage.testing.ts'
import { expireGrants } from './expire-grants.ts'
import { SandboxAws } from './governed-accounts.testing.ts'

let aws: SandboxAws
let stage: ApplyStage

beforeAll(async () => {
  aws = await SandboxAws.start()
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

describe('a pinned guardrail', () => {
  async function pin(version: string) {
    const listed = await stage.ports.directory.guardrails(stage.account, region)
    const guardrail = listed.ok ? listed.value.value[0] : undefined
    if (guardrail === undefined) throw new Error('no guardrail')
    const { guardrailId, name, arn } = guardrail
    const runId = await stage.queue(
      (run) => ({
        kind: 'guardrails-assigned',
        ...where,
        guardrails: [{ accountId, teamId: team, region, guardrailId, name, version }],
        run,
      }),
      'guardrail',
    )
    return { runId, arn, version }
  }

  it('denies every call without it, and proves the grant anew with it', async () => {
    const { runId, grantId } = await stage.approve()
    await stage.run(runId)
    const first = await stage.grant(grantId)
    const pinned = await pin('1')
    expect(await stage.run(pinned.runId)).toEqual({ outcome: 'done' })
    expect(await stage.call()).toMatchObject({ outcome: 'denied' })
    expect(await stage.call(nova, nova.id, pinned)).toMatchObject({ outcome: 'answered' })
    const { state, proof } = await stage.grant(grantId)
    expect(state).toBe('effective')
    expect(proof?.at).not.toBe(first.proof?.at)
    expect(await stage.run(await stage.revoke(grantId))).toEqual({ outcome: 'done' })
    expect(await stage.grant(grantId)).toMatchObject({
      state: 'revoked',
      proof: { call: { outcome: 'denied' } },
    })
  })
})

describe('the roles of a team', () => {
  it('lose the policies when they are disconnected', async () => {
    const { runId, grantId } = await stage.approve()
    await stage.run(runId)
    const gone = await stage.disconnect()
    expect(await stage.run(gone)).toEqual({ outcome: 'failed' })
    expect(await stage.call()).toMatchObject({ outcome: 'denied' })
    expect(await stage.grant(grantId)).toMatchObject({
      state: 'failed',
      failure: 'The team has no connected role in this account.',
    })
    expect((await stage.applied(gone)).leftBehind).toEqual([])
    expect(await stage.policies()).toEqual([])
    const iam = aws.administrator(accountId)
    const { AttachedPolicies } = await iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName: team }),
    )
    expect(AttachedPolicies).toEqual([])
  })

  it('all get them: one connected later too', async () => {
    const { runId } = await stage.approve()
    await stage.run(runId)
    const iam = aws.administrator(accountId)
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'claims-nlp-batch',
        Path: '/teams/',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'lambda.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      }),
    )
    const more = await stage.queue(
      (run) => ({
        kind: 'principal-connected',
        principal: {
          id: uuidv7(),
          ...where,
          roleArn: `arn:aws:iam::${accountId}:role/teams/claims-nlp-batch`,
          connectedById: stage.administrator,
          canBeTested: false,
        },
        run,
      }),
      'principal',
    )
    expect(await stage.run(more)).toEqual({ outcome: 'done' })
    const [policy] = await stage.policies()
    const holders = await stage.ports.policies.holders(stage.account, policy?.arn ?? '')
    expect(holders).toMatchObject({
      value: { value: expect.arrayContaining(['claims-nlp', 'claims-nlp-batch']) },
    })
  })
})

describe('inference profiles', () => {
  it.each(['us.', 'global.'])('%s: allowed in every Region that a call touches', async (prefix) => {
    const read = await stage.ports.catalogue.read(stage.account, region)
    if (!read.ok) throw new Error(read.error.code)
    const profile = read.value.value.profiles.find(
      ({ profileId }) => profileId.startsWith(prefix) && !profileId.includes('anthropic'),
    )
    if (profile === undefined) throw new Error(`no profile ${prefix}`)
    const target = { kind: 'inference-profile', id: profile.profileId } as const
    const { runId, grantId } = await stage.approve(target)
    expect(await stage.run(runId)).toEqual({ outcome: 'done' })
    expect(await stage.grant(grantId)).toMatchObject({ state: 'effective' })
    expect(await stage.call(target)).toMatchObject({ outcome: 'answered' })
    expect(await stage.run(await stage.revoke(grantId))).toEqual({ outcome: 'done' })
    expect(await stage.call(target)).toMatchObject({ outcome: 'denied' })
  })
})

describe('expiry', () => {
  it('is proven like a revocation, by itself', async () => {
    const { runId, grantId } = await stage.approve()
    await stage.run(runId)
    await withClient(stage.databaseUrl, (client) =>
      client.query(
        `update access_grant set "approvedAt" = now() - interval '2 days',
           "expiresAt" = date_trunc('second', now()) - interval '1 day' where id = $1`,
        [grantId],
      ),
    )
    expect(await expireGrants(stage.ports)).toBe(1)
    const expiry = (await stage.ports.store.queuedRun(where)) ?? ''
    expect(await stage.run(expiry)).toEqual({ outcome: 'done' })
    expect(await stage.grant(grantId)).toMatchObject({
      state: 'expired',
      proof: { readBack: 'absent', simulation: 'implicitDeny', call: { outcome: 'denied' } },
    })
    expect((await stage.effects()).every((effect) => effect.startsWith('Deny'))).toBe(true)
  })
})

describe('a way of calling that the boundary closes', () => {
  it('does not become effective, and says at once what closes it and what is left', async () => {
    const { runId, grantId } = await stage.approve(nova, { channels: ['runtime', 'batch'] })
    expect(await stage.run(runId)).toEqual({ outcome: 'failed' })
    const grant = await stage.grant(grantId)
    expect(grant.state).toBe('failed')
    expect(grant.failure).toContain('bedrock:CreateModelInvocationJob')
    expect(grant.failure).toContain(`${teamRoleArn(accountId, team)}: the permissions boundary`)
    const run = await stage.applied(runId)
    expect(run.attempts).toBe(1)
    expect(run.leftBehind).toEqual([
      `Policy gatehouse-${team}-1 exists at version v1, attached to ${team}, with statements for ${nova.id} that were not proven.`,
    ])
  })
})

describe('a document that Access Analyzer refuses', () => {
  it.each(['ERROR', 'SECURITY_WARNING'] as const)('%s: is never written', async (type) => {
    const { runId, grantId } = await stage.approve()
    const finding = { type, code: 'PASS_ROLE', message: 'Too much.' }
    const checks = { validate: async () => ok({ value: [finding], awsRequestIds: ['req-1'] }) }
    expect(await applyRun({ ...stage.ports, checks }, runId)).toEqual({ outcome: 'failed' })
    expect(await stage.policies()).toEqual([])
    expect(await stage.grant(grantId)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('PASS_ROLE: Too much.'),
    })
  })
})
