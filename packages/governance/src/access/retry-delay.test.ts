import { expect, it } from 'vitest'
import { chanceOf, mostAttempts, retryDelayMs } from './retry-delay.ts'

it('doubles, stays bounded, and spreads', () => {
  const whole = Array.from({ length: mostAttempts - 1 }, (_, index) => retryDelayMs(index + 1, 1))
  expect(whole).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  expect(retryDelayMs(3, 0)).toBe(2_000)
})

it('reads a chance between 0 and 1', () => {
  expect(chanceOf('00000000')).toBe(0)
  expect(chanceOf('ffffffff')).toBe(1)
})
