import { expect, test } from 'vitest'
import { startServer } from '../http/server.testing.ts'
import { createRateLimit } from './rate-limit.ts'

test('a bucket empties, says how long to wait, and fills again', () => {
  let now = 0
  const limit = createRateLimit(10, () => now)
  for (let calls = 0; calls < 40; calls += 1) expect(limit.take('ada', 5)).toBe(0)
  expect(limit.take('ada', 5)).toBe(1)
  expect(limit.take('bob', 5)).toBe(0)
  now = 500
  expect(limit.take('ada', 5)).toBe(0)
  expect(limit.take('ada', 100)).toBe(10)
  now = 3_600_000
  expect(limit.take('ada', 200)).toBe(0)
  expect(limit.take('ada', 1)).toBe(1)
})

test('the memory of ten thousand people is the most it takes', () => {
  const limit = createRateLimit(1, () => 0)
  limit.take('first', 20)
  for (let person = 0; person < 10_000; person += 1) limit.take(`person ${person}`, 1)
  // The first was forgotten, and so has a full bucket again.
  expect(limit.take('first', 20)).toBe(0)
})

test('over HTTP: 429 with the time to come back', async () => {
  await using server = await startServer({ env: { GATEHOUSE_RATE_PER_SECOND: '1' } })
  const token = await server.people.signInAs('ada', ['administrator'])
  const statuses: number[] = []
  for (let calls = 0; calls < 21; calls += 1) {
    statuses.push((await server.call('/trpc/identity.me', { token })).status)
  }
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200))
  const refused = await server.call('/trpc/access.discoverAccounts', { token })
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ error: { data: { code: 'request.rate_limited' } } })
})

test('twenty people may each decide fifty requests at once', () => {
  const limit = createRateLimit(50, () => 0)
  for (let calls = 0; calls < 50; calls += 1) {
    expect(limit.take('ada', 10)).toBe(0)
    expect(limit.take('ada', 5)).toBe(0)
  }
})
