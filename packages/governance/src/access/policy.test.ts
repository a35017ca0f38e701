import type { Role } from '@gatehouse/contract/permissions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonActor } from '../kernel/actor.ts'
import { canMove, isEnding, type isGranted, liveGrants } from './model.ts'
import {
  blockedBecause,
  catalogueState,
  expiresAt,
  mayRequestFor,
  maySeeTeam,
  mayTest,
  needsOf,
  whyNotDecide,
  whyNotWithdraw,
} from './policy.ts'

const person = (roles: Role[], teamIds: string[] = []): PersonActor => ({
  kind: 'person',
  personId: 'me',
  name: 'Me',
  roles,
  teamIds,
})

describe('who may decide', () => {
  it.each([
    [['administrator'], 'other', 'pending', null],
    [['administrator'], 'me', 'pending', 'own-request'],
    [['administrator', 'requester'], 'me', 'pending', 'own-request'],
    [['administrator'], 'other', 'approved', 'not-pending'],
    [['requester'], 'other', 'pending', 'not-permitted'],
    [['security-reviewer', 'manager'], 'other', 'pending', 'not-permitted'],
    [[], 'other', 'pending', 'not-permitted'],
  ] as const)('%j on a request of %s that is %s: %s', (roles, requesterId, state, expected) => {
    expect(whyNotDecide(person([...roles]), { requesterId, state })).toBe(expected)
  })

  it('lets only the requester withdraw, and only while it is pending', () => {
    const me = person(['requester'])
    expect(whyNotWithdraw(me, { requesterId: 'me', state: 'pending' })).toBeNull()
    expect(whyNotWithdraw(me, { requesterId: 'me', state: 'approved' })).toBe('not-pending')
    expect(whyNotWithdraw(me, { requesterId: 'x', state: 'pending' })).toBe('not-requester')
  })
})

describe('who sees and uses what', () => {
  it.each([
    [['requester'], ['a'], true, false, true, true],
    [['requester'], ['b'], false, true, false, false],
    [['administrator'], [], true, true, false, true],
    [['manager'], [], true, true, false, false],
    [[], ['a'], true, false, false, false],
  ] as const)('%j of teams %j', (roles, teams, seesA, seesB, requestsA, testsA) => {
    const actor = person([...roles], [...teams])
    expect([
      maySeeTeam(actor, 'a'),
      maySeeTeam(actor, 'b'),
      mayRequestFor(actor, 'a'),
      mayTest(actor, 'a'),
    ]).toEqual([seesA, seesB, requestsA, testsA])
  })
})

describe('the end of a grant', () => {
  it('is a whole UTC day that lies durationDays to durationDays + 1 ahead', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 365 }),
        (approvedAt, days) => {
          const end = expiresAt(approvedAt, days)
          expect(end.getTime() % 86_400_000).toBe(0)
          const ahead = (end.getTime() - approvedAt.getTime()) / 86_400_000
          expect(ahead).toBeGreaterThan(days)
          expect(ahead).toBeLessThanOrEqual(days + 1)
        },
      ),
    )
  })

  it('never lets an ended grant come back', () => {
    for (const ended of ['revoked', 'expired'] as const) {
      for (const to of ['approved', 'applying', 'effective', 'failed', 'revoking'] as const) {
        expect(canMove(ended, to)).toBe(false)
      }
    }
  })

  it('compiles what is granted and not over, and nothing on its way out', () => {
    const now = new Date('2027-01-01T00:00:00Z')
    const at = (state: Parameters<typeof isGranted>[0], ms: number) => ({
      state,
      expiresAt: new Date(now.getTime() + ms),
    })
    const live = liveGrants(
      [
        at('effective', 1),
        at('effective', 0),
        at('revoking', 9),
        at('failed', 9),
        at('expired', 9),
      ],
      now,
    )
    expect(live.map(({ state }) => state)).toEqual(['effective', 'failed'])
    expect(isEnding('revoking') && isEnding('expiring') && !isEnding('revoked')).toBe(true)
  })
})

describe('the catalogue', () => {
  const availability = {
    agreement: 'AVAILABLE',
    authorization: 'AUTHORIZED',
    entitlement: 'AVAILABLE',
    region: 'AVAILABLE',
  } as const
  const lifecycle = { status: 'ACTIVE', legacyAt: null, endOfLifeAt: null } as const
  const model = { lifecycle, availability, inferenceTypes: ['ON_DEMAND'] }
  const now = new Date('2027-01-01T00:00:00Z')

  it.each([
    [model, false, true, []],
    [model, false, false, ['no-principal']],
    [{ ...model, inferenceTypes: ['INFERENCE_PROFILE'] }, false, true, ['on-demand-not-supported']],
    [{ ...model, inferenceTypes: ['INFERENCE_PROFILE'] }, true, true, []],
    [
      { ...model, lifecycle: { ...lifecycle, endOfLifeAt: '2026-12-31T00:00:00Z' } },
      false,
      true,
      ['end-of-life'],
    ],
    [
      { ...model, availability: { ...availability, authorization: 'NOT_AUTHORIZED' as const } },
      false,
      true,
      ['not-authorized'],
    ],
  ])('case %#', (one, isProfile, hasPrincipal, expected) => {
    expect(blockedBecause({ models: [one], isProfile, hasPrincipal, now })).toEqual(expected)
  })

  it('says held before requested before blocked', () => {
    const blocked: ['end-of-life'] = ['end-of-life']
    expect(catalogueState({ isHeld: true, isRequested: true, blockedBecause: blocked })).toBe(
      'held',
    )
    expect(catalogueState({ isHeld: false, isRequested: true, blockedBecause: blocked })).toBe(
      'requested',
    )
    expect(catalogueState({ isHeld: false, isRequested: false, blockedBecause: blocked })).toBe(
      'blocked',
    )
    expect(catalogueState({ isHeld: false, isRequested: false, blockedBecause: [] })).toBe(
      'requestable',
    )
  })

  it('names the agreement and the form only where they are missing', () => {
    expect(needsOf({ provider: 'Amazon', availability }, null)).toEqual([])
    expect(needsOf({ provider: 'Anthropic', availability }, false)).toEqual(['use-case-form'])
    expect(
      needsOf(
        { provider: 'Anthropic', availability: { ...availability, agreement: 'PENDING' } },
        true,
      ),
    ).toEqual(['marketplace-agreement'])
  })
})
