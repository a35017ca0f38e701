import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ApplyStage, nova } from './apply-stage.testing.ts'
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

describe('a run', () => {
  it('turns a denied call into an answer, and a revocation turns it back', async () => {
    expect(await stage.call()).toMatchObject({ outcome: 'denied' })
    const { runId, grantId } = await stage.approve()
    expect(await stage.run(runId)).toEqual({ outcome: 'done' })
    expect(await stage.applied(runId)).toMatchObject({
      state: 'succeeded',
      attempts: 1,
      failure: null,
      leftBehind: [],
    })
    expect(await stage.grant(grantId)).toMatchObject({
      state: 'effective',
      effectiveAt: expect.any(Date),
      proof: { readBack: 'present', simulation: 'allowed', call: null },
    })
    expect(await stage.call()).toMatchObject({ outcome: 'answered' })

    const revocation = await stage.revoke(grantId)
    expect(await stage.run(revocation)).toEqual({ outcome: 'done' })
    expect(await stage.grant(grantId)).toMatchObject({
      state: 'revoked',
      endedAt: expect.any(Date),
      proof: {
        readBack: 'absent',
        simulation: 'implicitDeny',
        call: { outcome: 'denied', verbatim: expect.stringMatching(/^AccessDeniedException/) },
      },
    })
    expect(await stage.call()).toMatchObject({ outcome: 'denied' })
    expect(await stage.effects()).toEqual([
      'Deny bedrock:CreateModelInvocationJob',
      'Deny bedrock-mantle:CreateInference',
    ])
  })

  it('tells of each step with the request ids of AWS', async () => {
    const { runId } = await stage.approve()
    await stage.run(runId)
    const { steps } = await stage.applied(runId)
    expect(steps.map(({ kind, state }) => [kind, state])).toEqual([
      ['agreement', 'done'],
      ['compile', 'done'],
      ['validate', 'done'],
      ['write', 'done'],
      ['attach', 'done'],
      ['prune', 'skipped'],
      ['read-back', 'done'],
      ['simulate', 'done'],
      ['probe', 'skipped'],
      ['record', 'done'],
    ])
    const write = steps.find(({ kind }) => kind === 'write')
    expect(write).toMatchObject({ detail: 'gatehouse-claims-nlp-1: created', attempts: 1 })
    expect(write?.awsRequestIds.length).toBeGreaterThan(0)
  })

  it('writes nothing when nothing changed', async () => {
    const first = await stage.approve()
    await stage.run(first.runId)
    const before = await aws.lastCall()
    const again = await stage.queue(
      (run) => ({
        kind: 'guardrails-assigned',
        teamId: 'claims-nlp',
        accountId: stage.account.accountId,
        guardrails: [],
        run,
      }),
      'guardrail',
    )
    expect(await stage.run(again)).toEqual({ outcome: 'done' })
    const operations = await aws.operationsAfter(before)
    expect(operations.filter((name) => /:(Create|Attach|Detach|Delete|Put)/.test(name))).toEqual([])
    expect(await stage.grant(first.grantId)).toMatchObject({ state: 'effective' })
  })

  it('takes one grant away and leaves the other one alone', async () => {
    const kept = await stage.approve()
    const gone = await stage.approve({ kind: 'foundation-model', id: 'amazon.nova-micro-v1:0' })
    expect(gone.runId).toBe(kept.runId)
    await stage.run(kept.runId)
    await stage.run(await stage.revoke(gone.grantId))
    expect(await stage.grant(gone.grantId)).toMatchObject({
      state: 'revoked',
      proof: { simulation: 'implicitDeny', call: { outcome: 'denied' } },
    })
    expect(await stage.grant(kept.grantId)).toMatchObject({ state: 'effective' })
    expect(await stage.call()).toMatchObject({ outcome: 'answered' })
  })

  it('says so where another grant still allows the same call', async () => {
    const first = await stage.approve()
    const second = await stage.approve()
    await stage.run(first.runId)
    await stage.run(await stage.revoke(first.grantId))
    expect(await stage.grant(first.grantId)).toMatchObject({
      state: 'revoked',
      proof: {
        simulation: 'not-proven',
        call: { outcome: 'not-tried', verbatim: expect.stringContaining(second.grantId) },
      },
    })
    expect(await stage.call()).toMatchObject({ outcome: 'answered' })
  })

  it('ends by itself: IAM denies after the end, whatever Gatehouse does', async () => {
    const expiresAt = new Date(Date.UTC(2027, 0, 15))
    const { runId } = await stage.approve(nova, { expiresAt })
    await stage.run(runId)
    expect(await stage.call()).toMatchObject({ outcome: 'answered' })
    await aws.sandbox.moveClock({ now: '2027-01-14T23:59:00Z' })
    expect(await stage.call()).toMatchObject({ outcome: 'answered' })
    await aws.sandbox.moveClock({ now: '2027-01-15T00:00:00Z' })
    expect(await stage.call()).toMatchObject({ outcome: 'denied' })
  })
})
