import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GROWS_WITH_IT, workRatio } from '../../testing/work-ratio.ts'
import { compareUtf8, SortedKeys } from './sorted-keys.ts'

test('the order of keys is that of their UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
    { numRuns: 300 },
  )
})

/** Keys that come in any order, are listed, and go again by half. */
function comeAndGo(size: number) {
  const sorted = new SortedKeys()
  const all = Array.from({ length: size }, (_, index) => `p/${(index * 7919) % size}/x`)
  for (const key of all) sorted.add(key)
  for (let turn = 0; turn < size / 50; turn += 1) sorted.list('p/4', 'p/41', 100)
  for (const key of all.slice(0, size / 2)) sorted.remove(key)
  return { sorted, rest: all.slice(size / 2).sort() }
}

test('keys that come and go in any order stay sorted', () => {
  const { sorted, rest } = comeAndGo(50_000)
  expect(sorted.list('', '', 100_000)).toEqual(rest)
  expect(sorted.list('p/4', 'p/41', 1000)).toEqual(
    rest.filter((key) => key.startsWith('p/4') && key > 'p/41').slice(0, 1000),
  )
})

test('work on keys grows with their number', () => {
  const ratio = workRatio(
    () => comeAndGo(1_000),
    () => comeAndGo(16_000),
  )
  expect(ratio).toBeLessThan(GROWS_WITH_IT)
})
