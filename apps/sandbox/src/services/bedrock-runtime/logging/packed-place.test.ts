import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { filesFor } from './log-files.ts'
import type { Loggable } from './loggable.ts'
import { PlacePacking, unpackedPlace } from './packed-place.ts'

const HOUR_MS = 3_600_000
const firstMs = Date.parse('2026-11-20T09:00:00Z')
const where = { accountId: '000000000202', region: 'us-east-1' }
const s3Config = { bucketName: 'logs', keyPrefix: 'calls' }

const call = (index: number, atMs: number, record: string): Loggable => ({
  requestId: `request-${index}`,
  atMs,
  latencyMs: index,
  isWhole: true,
  record,
})

function packed(calls: readonly Loggable[], beforeMs: number, logging = { s3Config }) {
  const packing = new PlacePacking(where, logging, beforeMs)
  for (const each of calls) packing.add(each)
  // As it arrives in another thread.
  return unpackedPlace(structuredClone(packing.place()))
}

test('what was said is the same on the other side, however much it is and in whatever script', () => {
  const texts = ['{}', '{"a":"보험금"}', `{"b":"${'가'.repeat(1_500_000)}"}`, '{"c":"🙂"}']
  const calls = Array.from({ length: 20 }, (_, index) =>
    call(index, firstMs + index * HOUR_MS, texts[index % texts.length] ?? ''),
  )
  const { loggable } = packed(calls, firstMs)
  expect(loggable.map((each) => (each.isWhole ? each.record : ''))).toEqual(
    calls.map((each) => (each.isWhole ? each.record : '')),
  )
  expect(loggable).toEqual(
    calls.map((each) => ({
      ...each,
      recordBytes: Buffer.byteLength(each.isWhole ? each.record : ''),
    })),
  )
})

test('an hour is a file when it is over, and not before', () => {
  const calls = [0, 20, 59, 60, 119, 120].map((minute) =>
    call(minute, firstMs + minute * 60_000, `{"minute":${minute}}`),
  )
  const { files } = packed(calls, firstMs + 2 * HOUR_MS)
  expect(files?.files.map(({ content }) => gunzipSync(content).toString())).toEqual([
    '{"minute":0}\n{"minute":20}\n{"minute":59}\n',
    '{"minute":60}\n{"minute":119}\n',
  ])
  expect(files?.files.map(({ key }) => key)).toEqual([
    expect.stringMatching(/^calls\/AWSLogs\/000000000202\/.*\/2026\/11\/20\/09\/20261120T0959/),
    expect.stringMatching(/^calls\/AWSLogs\/000000000202\/.*\/2026\/11\/20\/10\/20261120T1059/),
  ])
})

test('files are for the bucket that they were made for, and no other', () => {
  const { files } = packed([call(1, firstMs, '{}')], firstMs + HOUR_MS)
  expect(filesFor(files, { ...s3Config })).toBe(files)
  expect(filesFor(files, { bucketName: 'logs' })).toBeUndefined()
  expect(filesFor(undefined, s3Config)).toBeUndefined()
})
