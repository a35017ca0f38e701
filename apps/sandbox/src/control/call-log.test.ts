import { expect, test } from 'vitest'
import { CallLog } from './call-log.ts'

const call = (requestId: string) => ({
  at: '2026-11-20T09:00:00Z',
  service: 'logs',
  operation: 'PutLogEvents',
  accountId: '000000000202',
  region: 'us-east-1',
  callerArn: 'arn:aws:iam::000000000202:user/sandbox-admin',
  input: {},
  requestId,
})

test('the newest calls stay, within a bound of bytes', () => {
  const log = new CallLog()
  for (let n = 0; n < 500; n++) log.record(call(String(n)), 1024 * 1024)
  const kept = log.list({})
  expect(kept.at(-1)?.requestId).toBe('499')
  expect(kept.length).toBeGreaterThanOrEqual(32)
  expect(kept.length).toBeLessThanOrEqual(64)
  expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => 500 - kept.length + 1 + index))
})

test('one call larger than the bound is kept until the next', () => {
  const log = new CallLog()
  log.record(call('huge'), 2 ** 40)
  expect(log.list({})).toHaveLength(1)
  log.record(call('small'), 1)
  expect(log.list({}).map(({ requestId }) => requestId)).toEqual(['small'])
  log.clear()
  expect(log.list({})).toEqual([])
})
