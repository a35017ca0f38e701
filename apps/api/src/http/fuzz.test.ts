import { roles } from '@gatehouse/contract/permissions'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { procedures } from '../procedures.testing.ts'
import { inputsFor } from './hostile-inputs.testing.ts'
import { startServer } from './server.testing.ts'

let server: Awaited<ReturnType<typeof startServer>>
let token = ''
beforeAll(async () => {
  server = await startServer({ env: { GATEHOUSE_RATE_PER_SECOND: '1000000' } })
  token = await server.people.signInAs('every', roles)
})
afterAll(() => server[Symbol.asyncDispose]())

const runsPerProcedure = Number(process.env['GATEHOUSE_FUZZ_RUNS'] ?? 60)

test.each(procedures)('$path survives any input', async ({ path, type, meta }) => {
  await fc.assert(
    fc.asyncProperty(inputsFor(meta.input), async (guess) => {
      // An unpaired surrogate is no JSON text for a browser either: it travels as an escape.
      const text = JSON.stringify(guess) ?? ''
      const query = new URLSearchParams({ input: text }).toString()
      if (type === 'query' && query.length > 8_000) return
      const answer =
        type === 'query'
          ? await server.call(`/trpc/${path}?${query}`, { token })
          : await server.call(`/trpc/${path}`, { token, method: 'POST', body: text })
      const body = await answer.text()
      expect(answer.status, body).toBeLessThan(500)
      expect(body).not.toMatch(/ {4}at |node_modules|SELECT |prisma/i)
    }),
    { numRuns: runsPerProcedure },
  )
})

test('JSON nested ten thousand deep is malformed and nothing worse', async () => {
  const text = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
  const answer = await server.call('/trpc/access.submitRequest', {
    token,
    method: 'POST',
    body: text,
  })
  expect(answer.status).toBe(400)
})

test.each(['1e400', 'NaN', '{"idempotencyKey":1e400}', '\u0000', '{"a":"\\ud800"}'])(
  'the text %j is malformed and nothing worse',
  async (text) => {
    const answer = await server.call('/trpc/access.submitRequest', {
      token,
      method: 'POST',
      body: text,
    })
    expect(answer.status).toBe(400)
  },
)
