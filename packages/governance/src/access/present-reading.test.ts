import { expect, test } from 'vitest'
import { presentReading } from './present-reading.ts'
import type { ReadingRecord } from './records.ts'

const now = new Date('2026-11-23T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

function stateOf(reading: Partial<ReadingRecord>): string {
  const record: ReadingRecord = {
    accountId: '000000000202',
    region: 'us-east-1',
    readAt: null,
    startedAt: null,
    failure: null,
    awsRequestId: null,
    models: [],
    profiles: [],
    ...reading,
  }
  return presentReading(record, now).state
}

test.each([
  ['never', {}],
  ['reading', { startedAt: minutesAgo(1) }],
  ['never', { startedAt: minutesAgo(11) }],
  ['current', { startedAt: minutesAgo(6), readAt: minutesAgo(5) }],
  ['reading', { startedAt: minutesAgo(1), readAt: minutesAgo(5) }],
  ['stale', { readAt: minutesAgo(24 * 60 + 1) }],
  ['current', { startedAt: minutesAgo(30), readAt: minutesAgo(60) }],
  ['failed', { readAt: minutesAgo(5), failure: 'AWS did not answer.' }],
])('%s: %j', (state, reading) => {
  expect(stateOf(reading)).toBe(state)
})
