import { type Api, startApi } from '@gatehouse/testkit/api'
import { createDatabase, type TestDatabase } from '@gatehouse/testkit/database'
import { groupsConfiguration, personas } from '@gatehouse/testkit/organisation'
import { type Sandbox, startSandbox } from '@gatehouse/testkit/sandbox'
import { type Session, signIn } from '@gatehouse/testkit/sign-in'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectGenaiDev } from '../connect-account.testing.ts'
import { procedures } from '../procedures.testing.ts'
import { inputsFor } from './hostile-inputs.testing.ts'

const runsPerProcedure = Number(process.env['GATEHOUSE_FUZZ_RUNS'] ?? 40)

let database: TestDatabase
let sandbox: Sandbox
let api: Api
let everyRole: Session
beforeAll(async () => {
  database = await createDatabase()
  sandbox = await startSandbox()
  const groups = JSON.parse(groupsConfiguration) as { roles: Record<string, string[]> }
  // One person with every role, so that every procedure lets its input in.
  for (const role of Object.values(groups.roles)) role.push('gatehouse-administrators')
  api = await startApi({
    databaseUrl: database.url,
    sandbox,
    env: {
      GATEHOUSE_GROUPS: JSON.stringify(groups),
      GATEHOUSE_RATE_PER_SECOND: '1000000',
      GATEHOUSE_LOG_LEVEL: 'error',
    },
  })
  everyRole = await signIn(api.origin, personas.requestingAdministrator.sub)
  await connectGenaiDev(everyRole, sandbox.url)
})
afterAll(async () => {
  await api.stop()
  await sandbox.stop()
  await database[Symbol.asyncDispose]()
})

async function ask(path: string, type: 'query' | 'mutation', input: unknown) {
  const text = JSON.stringify(input)
  if (type === 'mutation') {
    return everyRole.fetch(`/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-gatehouse': '1' },
      body: text,
    })
  }
  const query = text === undefined ? '' : `?${new URLSearchParams({ input: text })}`
  return everyRole.fetch(`/trpc/${path}${query}`, { headers: { 'x-gatehouse': '1' } })
}

/** Failures that are the world's and not ours: the account that nobody connected, for one. */
const worldly = /^(aws\.|access\.account_unreachable$)/

test.each(procedures)(
  '$path meets any input with an answer of the catalogue',
  async (procedure) => {
    const { path, type, meta } = procedure
    await fc.assert(
      fc.asyncProperty(inputsFor(meta.input), async (input) => {
        // A longer address is refused by Node before it reaches us.
        if (type === 'query' && encodeURIComponent(JSON.stringify(input) ?? '').length > 8_000)
          return
        const answer = await ask(path, type, input)
        const body = await answer.text()
        const { error } = JSON.parse(body) as { error?: { data: { code: string } } }
        const code = error?.data.code ?? ''
        expect(answer.status < 500 || worldly.test(code), `${answer.status} ${body}`).toBe(true)
        expect(body).not.toMatch(/ {4}at |node_modules|SELECT |prisma/i)
      }),
      { numRuns: runsPerProcedure },
    )
  },
)

test('the process is still well', async () => {
  expect((await fetch(`${api.origin}/readyz`)).status).toBe(200)
})
