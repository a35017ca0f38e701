import { describe, expect, it } from 'vitest'
import { overtakenBy } from './lost-race.ts'

describe('a refused decision', () => {
  it('names the state that somebody else brought about', () => {
    expect(overtakenBy('access.request_not_pending', 'rejected')).toEqual({
      by: 'person',
      state: 'rejected',
    })
  })
  it('tells a changed request and a changed policy apart', () => {
    expect(overtakenBy('access.request_changed', 'pending')).toEqual({ by: 'change' })
    expect(overtakenBy('access.policy_changed', 'pending')).toEqual({ by: 'policy' })
  })
  it('is nobody else’s doing otherwise', () => {
    expect(overtakenBy('access.own_request', 'pending')).toBeNull()
    expect(overtakenBy('client.offline', 'approved')).toBeNull()
  })
})
