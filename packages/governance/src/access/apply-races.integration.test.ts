import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AccessPorts } from './access-ports.ts'
import { applyRun } from './apply-run.ts'
import { ApplyStage } from './apply-stage.testing.ts'
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

/** The ports with one method replaced by what happens just before it. */
function before(happens: () => Promise<unknown>): AccessPorts {
  let isDone = false
  return {
    ...stage.ports,
    policies: {
      ...stage.ports.policies,
      async simulate(account, question) {
        if (!isDone) {
          isDone = true
          await happens()
        }
        return stage.ports.policies.simulate(account, question)
      },
    },
  }
}

describe('what happens while a run is under way', () => {
  it('does not make effective what was revoked meanwhile', async () => {
    const { runId, grantId } = await stage.approve()
    let revocation = ''
    const ports = before(async () => {
      revocation = await stage.revoke(grantId)
    })
    expect(await applyRun(ports, runId)).toEqual({ outcome: 'done' })
    expect(await stage.grant(grantId)).toMatchObject({ state: 'revoking', proof: null })
    expect(await stage.run(revocation)).toEqual({ outcome: 'done' })
    expect(await stage.grant(grantId)).toMatchObject({ state: 'revoked' })
  })

  it('stops as soon as another worker has taken the run over', async () => {
    const { runId, grantId } = await stage.approve()
    const ports = before(async () => {
      await stage.ports.runs.claim(runId)
    })
    expect(await applyRun(ports, runId)).toEqual({ outcome: 'lost-claim' })
    expect(await stage.grant(grantId)).toMatchObject({ state: 'applying' })
    expect(await stage.run(runId)).toEqual({ outcome: 'done' })
    expect(await stage.grant(grantId)).toMatchObject({ state: 'effective' })
  })

  it('waits for the other run of the same team', async () => {
    const first = await stage.approve()
    await stage.ports.runs.claim(first.runId)
    const second = await stage.approve()
    expect(second.runId).not.toBe(first.runId)
    expect(await applyRun(stage.ports, second.runId)).toMatchObject({ outcome: 'retry' })
  })

  it('has nothing to do for a run that ended', async () => {
    const { runId } = await stage.approve()
    await stage.run(runId)
    const seen = await aws.lastCall()
    expect(await applyRun(stage.ports, runId)).toEqual({ outcome: 'done' })
    expect(await aws.operationsAfter(seen)).toEqual([])
  })
})
