import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Metric } from './metric-store.ts'
import { SampleTally, samplesIn } from './sample-tally.ts'

const MINUTE = 60_000
const metrics: readonly Metric[] = ['A', 'B'].map((name) => ({
  accountId: '000000000202',
  region: 'us-east-1',
  namespace: 'N',
  name,
  dimensions: {},
}))

test('equal values of a minute are one sample', () => {
  const tally = new SampleTally()
  const [metric] = metrics
  if (metric === undefined) throw new Error('There is no metric.')
  for (const atMs of [0, 1, 59_999, 60_000]) tally.add(metric, atMs, 1)
  tally.add(metric, 60_001, 7)
  tally.add(metric, 60_002, 1)
  expect(samplesIn(tally.columns())).toEqual([
    { metric, atMs: 0, value: 1, count: 3 },
    { metric, atMs: MINUTE, value: 1, count: 2 },
    { metric, atMs: MINUTE, value: 7, count: 1 },
  ])
})

test('nothing is lost, whatever the order', () => {
  const sample = fc.record({
    metric: fc.constantFrom(...metrics),
    atMs: fc.integer({ min: 0, max: 5 * MINUTE }),
    value: fc.integer({ min: 0, max: 40 }),
  })
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 200 }), (samples) => {
      const tally = new SampleTally()
      for (const { metric, atMs, value } of samples) tally.add(metric, atMs, value)
      const counted = new Map<string, number>()
      for (const { metric, atMs, value } of samples) {
        const key = `${metric.name}/${Math.floor(atMs / MINUTE)}/${value}`
        counted.set(key, (counted.get(key) ?? 0) + 1)
      }
      const told = new Map<string, number>()
      for (const { metric, atMs, value, count } of samplesIn(tally.columns())) {
        const key = `${metric.name}/${atMs / MINUTE}/${value}`
        told.set(key, (told.get(key) ?? 0) + (count ?? 1))
      }
      expect(told).toEqual(counted)
    }),
  )
})
