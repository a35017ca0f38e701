import type { GrantState, Proof } from '@gatehouse/contract/access'
import { describe, expect, it } from 'vitest'
import type { Failure } from '../kernel/result.ts'
import { outcomesOf } from './apply-outcomes.ts'
import { type ApplyWork, Findings } from './apply-steps/work.ts'
import type { GrantRecord } from './records.ts'

const proof: Proof = {
  at: '2026-11-23T12:00:00.000Z',
  readBack: 'present',
  simulation: 'allowed',
  call: null,
  awsRequestIds: ['req-1'],
}
const denied: Proof = {
  ...proof,
  readBack: 'absent',
  simulation: 'implicitDeny',
  call: { outcome: 'denied', verbatim: 'AccessDeniedException', awsRequestId: null },
}
const stopped: Failure = { code: 'aws.denied', detail: 'said AWS' }

function grantIn(state: GrantState): GrantRecord {
  // Only what the outcome is made of; the rest of a grant has no say in it.
  return { id: 'g', version: 3, state } as GrantRecord
}

function outcomeOf(
  state: GrantState,
  given: { proof?: Proof; blocked?: Failure; waiting?: Failure; stopped?: Failure } = {},
) {
  const findings = new Findings()
  if (given.proof !== undefined) findings.proofs.set('g', given.proof)
  if (given.blocked !== undefined) findings.blocked.set('g', given.blocked)
  if (given.waiting !== undefined) findings.waiting.set('g', given.waiting)
  const isEnding = state === 'revoking' || state === 'expiring'
  const work = {
    live: isEnding ? [] : [grantIn(state)],
    ending: isEnding ? [grantIn(state)] : [],
  } as Partial<ApplyWork> as ApplyWork
  return outcomesOf(work, findings, given.stopped ?? null)
}

describe('a grant on its way in', () => {
  it.each(['applying', 'failed', 'effective'] as const)(
    '%s: a proof makes it effective',
    (from) => {
      expect(outcomeOf(from, { proof })).toMatchObject([{ from, to: 'effective', proof }])
    },
  )

  it.each(['applying', 'failed'] as const)('%s: without a proof it has failed', (from) => {
    expect(outcomeOf(from, { stopped })).toMatchObject([
      { from, to: 'failed', proof: null, failure: expect.stringMatching(/said AWS$/) },
    ])
  })

  it('a proof is worth nothing against a problem of its own', () => {
    expect(outcomeOf('applying', { proof, waiting: stopped })).toMatchObject([{ to: 'failed' }])
    expect(outcomeOf('effective', { proof, blocked: stopped })).toMatchObject([{ to: 'failed' }])
  })

  it('an effective one stays where the run failed for another reason', () => {
    expect(outcomeOf('effective', { stopped })).toEqual([])
  })

  it('one approved after the run was claimed is left to its own run', () => {
    expect(outcomeOf('approved', { proof })).toEqual([])
  })
})

describe('a grant on its way out', () => {
  it.each([
    ['revoking', 'revoked'],
    ['expiring', 'expired'],
  ] as const)('%s: proven, it is %s', (from, to) => {
    expect(outcomeOf(from, { proof: denied })).toMatchObject([{ from, to, proof: denied }])
  })

  it.each(['revoking', 'expiring'] as const)('%s: a failure keeps its direction', (from) => {
    expect(outcomeOf(from, { stopped })).toMatchObject([
      { from, to: from, failure: expect.stringMatching(/said AWS$/) },
    ])
  })

  it('a simulation without the probe is no proof yet', () => {
    expect(outcomeOf('revoking', { proof: { ...denied, call: null }, stopped })).toMatchObject([
      { to: 'revoking' },
    ])
  })
})
