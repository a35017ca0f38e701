import { describe, expect, it } from 'vitest'
import { parseLiveEvent } from './live-events.ts'

describe('live events', () => {
  it('are read as the contract says', () => {
    const event = { type: 'grant.changed', id: 'g1', teamId: 'claims-nlp' }
    expect(parseLiveEvent(JSON.stringify(event))).toEqual(event)
  })

  it.each(['', '{', 'null', '{"type":"later.invented","id":"x","teamId":null}'])(
    'of a form that is not known are left alone (%j)',
    (data) => {
      expect(parseLiveEvent(data)).toBeNull()
    },
  )
})
