import { expect, test } from 'vitest'
import { acceptBatch } from './event-batch.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const HOUR = 60 * 60_000
const DAY = 24 * HOUR

const at = (...offsets: number[]) =>
  offsets.map((offset) => ({ timestampMs: NOW + offset, message: 'm' }))

test('what is in time and in order is taken', () => {
  expect(acceptBatch(at(-HOUR, -HOUR, 0), NOW, undefined)).toEqual({
    accepted: at(-HOUR, -HOUR, 0),
  })
})

test('events too old, expired or too new are left out and told of', () => {
  const events = at(-20 * DAY, -15 * DAY, -HOUR, 0, 2 * HOUR, 2 * HOUR + 1)
  expect(acceptBatch(events, NOW, undefined)).toEqual({
    accepted: at(-HOUR, 0, 2 * HOUR),
    rejected: { tooOldLogEventEndIndex: 2, tooNewLogEventStartIndex: 5 },
  })
  expect(acceptBatch(at(-3 * DAY, -DAY / 2), NOW, NOW - DAY)).toEqual({
    accepted: at(-DAY / 2),
    rejected: { expiredLogEventEndIndex: 1 },
  })
  expect(acceptBatch(at(-20 * DAY), NOW, undefined)).toMatchObject({ accepted: [] })
})

test.each<[string, { timestampMs: number; message: string }[], string]>([
  ['disorder', at(0, -1), 'must be in chronological order'],
  ['a wide span', at(-25 * HOUR, 0), 'cannot span more than 24 hours'],
  ['half a millisecond', at(0.5), 'whole number'],
  [
    'a large event',
    [{ timestampMs: NOW, message: 'é'.repeat(524_276) }],
    'Log event too large: 1048578 bytes exceeds limit of 1048576',
  ],
  [
    'a large batch',
    Array.from({ length: 2 }, () => ({ timestampMs: NOW, message: 'x'.repeat(524_263) })),
    'Upload too large: 1048578 bytes exceeds limit of 1048576',
  ],
])('%s refuses the batch', (_title, events, why) => {
  expect(() => acceptBatch(events, NOW, undefined)).toThrow(why)
})
