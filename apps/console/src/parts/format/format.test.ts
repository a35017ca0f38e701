import { describe, expect, it } from 'vitest'
import { formatFor, relativeStep } from './format.ts'

const en = formatFor('en', 'Asia/Seoul')
const ko = formatFor('ko', 'Asia/Seoul')
const at = '2026-11-23T16:05:09.123Z'

describe('formats', () => {
  it('say dates in the language and zone of the reader', () => {
    expect(en.date(at)).toBe('Nov 24, 2026')
    expect(ko.date(at)).toBe('2026. 11. 24.')
    expect(en.dateTime(at)).toMatch(/^Nov 24, 2026, 1:05\sAM$/)
    expect(ko.dateTime(at)).toBe('2026. 11. 24. 오전 1:05')
    expect(en.utc(at)).toBe('2026-11-23T16:05:09Z')
  })

  it('say numbers, lists and units', () => {
    expect(en.number(1_284_000)).toBe('1,284,000')
    expect(en.list(['a', 'b', 'c'])).toBe('a, b, and c')
    expect(ko.list(['가', '나'])).toBe('가 및 나')
    expect([en.days(1), en.days(90), ko.days(90)]).toEqual(['1 day', '90 days', '90일'])
    expect(en.percent(0.125)).toBe('12.5%')
  })

  it.each([
    [-59_999, [0, 'second']],
    [-60_000, [-1, 'minute']],
    [-59 * 60_000, [-59, 'minute']],
    [-3_600_000, [-1, 'hour']],
    [-86_400_000 * 3, [-3, 'day']],
    [86_400_000 * 9 + 1, [9, 'day']],
    [86_400_000 * 45, [1, 'month']],
    [-86_400_000 * 800, [-2, 'year']],
  ] as const)('%i ms away is %j', (differenceMs, step) => {
    expect(relativeStep(differenceMs)).toEqual(step)
  })

  it('say how long ago', () => {
    const now = new Date(Date.parse(at) + 3 * 60_000)
    expect(en.relative(at, now)).toBe('3 minutes ago')
    expect(ko.relative(at, now)).toBe('3분 전')
  })
})
