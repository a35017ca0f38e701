import { describe, expect, it } from 'vitest'
import { pickedOf, rangeOf } from './time-range.ts'

const now = new Date('2026-11-23T13:00:00Z')

describe('the time range of the audit', () => {
  it('turns a span into a moment that does not move', () => {
    const picked = { type: 'relative', amount: 2, unit: 'hour' } as const
    expect(rangeOf(picked, now)).toEqual({ from: '2026-11-23T11:00:00.000Z', to: undefined })
  })
  it('keeps two moments in UTC', () => {
    const picked = {
      type: 'absolute',
      startDate: '2026-11-01T09:00:00+09:00',
      endDate: '2026-11-02T09:00:00+09:00',
    } as const
    const range = rangeOf(picked, now)
    expect(range).toEqual({ from: '2026-11-01T00:00:00.000Z', to: '2026-11-02T00:00:00.000Z' })
    expect(pickedOf(range, now)).toMatchObject({ startDate: range.from, endDate: range.to })
  })
  it('shows an open end as now, and nothing as nothing', () => {
    expect(pickedOf({ from: '2026-11-01T00:00:00.000Z' }, now)).toMatchObject({
      endDate: now.toISOString(),
    })
    expect(pickedOf({}, now)).toBeNull()
    expect(rangeOf(null, now)).toEqual({ from: undefined, to: undefined })
  })
  it('drops what is no moment', () => {
    const picked = { type: 'absolute', startDate: 'x', endDate: '2026-11-02' } as const
    expect(rangeOf(picked, now)).toEqual({ from: undefined, to: '2026-11-02T00:00:00.000Z' })
  })
})
