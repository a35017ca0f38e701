import { roles } from '@gatehouse/contract/permissions'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { procedures } from '../procedures.testing.ts'
import { startServer } from './server.testing.ts'

let server: Awaited<ReturnType<typeof startServer>>
let token = ''
beforeAll(async () => {
  server = await startServer({ env: { GATEHOUSE_RATE_PER_SECOND: '1000000' } })
  token = await server.people.signInAs('every', roles)
})
afterAll(() => server[Symbol.asyncDispose]())

const runsPerProcedure = Number(process.env['GATEHOUSE_FUZZ_RUNS'] ?? 60)

const hostile = fc.constantFrom<unknown>(
  '',
  '\u0000',
  '\ud800',
  '\u202eevil',
  'x'.repeat(10_000),
  "'; DROP TABLE person; --",
  '<script>alert(1)</script>',
  '=1+1',
  'arn:aws:iam::000000000202:role/*',
  'anthropic.*',
  '| fields @message',
  '../../etc/passwd',
  -0,
  1e308,
  -1,
  2 ** 53,
  null,
  true,
  [],
  {},
  Array.from({ length: 2000 }, () => 1),
)

// Names that the contract knows, so that a guess gets past the first check now and then.
const member = fc.constantFrom(
  'idempotencyKey',
  'accountId',
  'teamId',
  'regions',
  'targets',
  'limit',
  'cursor',
  'grantId',
  'requestId',
  'version',
  'reason',
  'roleArn',
  'form',
  '__proto__',
  'constructor',
  'toString',
)
const right = fc.constantFrom<unknown>(
  '01890a5d-ac96-774b-bcce-b302099a8057',
  '000000000202',
  'us-east-1',
  'because it is needed',
  'arn:aws:iam::000000000202:role/teams/claims-nlp',
  25,
  ['us-east-1'],
  [{ kind: 'foundation-model', id: 'amazon.nova-lite-v1:0' }],
)
const value = fc.oneof(hostile, right, fc.jsonValue({ maxDepth: 3 }))
const input = fc.oneof(
  { weight: 3, arbitrary: fc.dictionary(member, value, { maxKeys: 8 }) },
  { weight: 1, arbitrary: value },
)

test.each(procedures)('$path survives any input', async ({ path, type }) => {
  await fc.assert(
    fc.asyncProperty(input, async (guess) => {
      // An unpaired surrogate is no JSON text for a browser either: it travels as an escape.
      const text = JSON.stringify(guess)
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
