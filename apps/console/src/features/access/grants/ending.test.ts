import { describe, expect, it } from 'vitest'
import { canBeTested, canBeUsed, endingOf, endsSoon } from './ending.ts'

const now = new Date('2026-11-23T13:00:00Z')

describe('the end of a grant', () => {
  it.each([
    ['2026-11-23T12:59:59Z', { when: 'over' }],
    ['2026-11-23T13:00:00Z', { when: 'over' }],
    ['2026-11-23T23:00:00Z', { when: 'today' }],
    ['2026-11-24T13:00:00Z', { when: 'soon', days: 1 }],
    ['2026-12-07T13:00:00Z', { when: 'soon', days: 14 }],
    ['2026-12-08T13:00:00Z', { when: 'later', days: 15 }],
  ])('%s', (at, ending) => {
    expect(endingOf(at, now)).toEqual(ending)
  })

  it('does not matter any more once the grant has ended', () => {
    expect(endsSoon({ state: 'effective', expiresAt: '2026-11-25T00:00:00Z' }, now)).toBe(true)
    expect(endsSoon({ state: 'revoked', expiresAt: '2026-11-25T00:00:00Z' }, now)).toBe(false)
    expect(endsSoon({ state: 'effective', expiresAt: '2027-11-25T00:00:00Z' }, now)).toBe(false)
  })
})

describe('what can be used and tested', () => {
  const grant = {
    state: 'effective' as const,
    expiresAt: '2026-11-25T00:00:00Z',
    mayTest: true,
    channels: ['runtime' as const],
  }
  it('is what IAM was seen to allow and still does', () => {
    expect(canBeUsed(grant, now)).toBe(true)
    expect(canBeUsed({ ...grant, state: 'applying' }, now)).toBe(false)
    expect(canBeUsed({ ...grant, expiresAt: '2026-11-23T00:00:00Z' }, now)).toBe(false)
  })
  it('is tested on demand, by who may', () => {
    expect(canBeTested(grant, now)).toBe(true)
    expect(canBeTested({ ...grant, channels: ['batch'] }, now)).toBe(false)
    expect(canBeTested({ ...grant, mayTest: false }, now)).toBe(false)
  })
})
