import { randomUUID } from 'node:crypto'
import { type Api, startApi } from '@gatehouse/testkit/api'
import { createDatabase, type TestDatabase } from '@gatehouse/testkit/database'
import { accounts, personas } from '@gatehouse/testkit/organisation'
import { type Sandbox, startSandbox } from '@gatehouse/testkit/sandbox'
import { type Session, signIn } from '@gatehouse/testkit/sign-in'
import { withClient } from '@gatehouse/testkit/with-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectGenaiDev } from '../connect-account.testing.ts'
import type { AppRouter } from '../router.ts'

let database: TestDatabase
let sandbox: Sandbox
let api: Api
let other: Api
let administrator: Session
let requester: Session
let foreigner: Session
beforeAll(async () => {
  database = await createDatabase()
  sandbox = await startSandbox()
  const options = { databaseUrl: database.url, sandbox }
  api = await startApi(options)
  other = await startApi({ ...options, process: 'api' })
  administrator = await signIn(api.origin, personas.administrator.sub)
  requester = await signIn(api.origin, personas.requester.sub)
  foreigner = await signIn(other.origin, personas.secondRequester.sub)
  await connectGenaiDev(administrator, sandbox.url)
})
afterAll(async () => {
  await Promise.all([api.stop(), other.stop()])
  await sandbox.stop()
  await database[Symbol.asyncDispose]()
})

const submission = (idempotencyKey: string = randomUUID()) => ({
  idempotencyKey,
  teamId: 'claims-nlp',
  accountId: accounts.genaiDev,
  targets: [{ kind: 'foundation-model' as const, id: 'amazon.nova-lite-v1:0' }],
  regions: ['us-east-1'],
  purpose: 'Summarises claims letters for the back office.',
  dataClass: 'internal' as const,
  callsPerDay: 10,
  durationDays: 30,
})

interface WireFailure {
  readonly error: { readonly message: string; readonly data: Record<string, unknown> }
}

async function ask(session: Session, path: string, input: unknown, method = 'GET') {
  const body = JSON.stringify(input)
  const query = body === undefined ? '' : `?${new URLSearchParams({ input: body })}`
  const headers = { 'content-type': 'application/json' }
  const answer = await (method === 'GET'
    ? session.fetch(`/trpc/${path}${query}`)
    : session.fetch(`/trpc/${path}`, { method, body, headers }))
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}

async function countRequests(): Promise<number> {
  return withClient(database.url, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM access_request',
    )
    return rows[0]?.count ?? -1
  })
}

test('the same key twenty times at once is one request, and the same answer ever after', async () => {
  const before = await countRequests()
  const input = submission()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => ask(requester, 'access.submitRequest', input, 'POST')),
  )
  expect(await countRequests()).toBe(before + 1)
  const done = answers.filter(({ status }) => status === 200)
  expect(done.length).toBeGreaterThan(0)
  for (const { status, headers, body } of answers) {
    if (status === 200) expect(body).toEqual(done[0]?.body)
    else {
      expect(status).toBe(409)
      expect(headers.get('retry-after')).toBe('1')
      expect((body as WireFailure).error.data['code']).toBe('request.in_progress')
    }
  }
  const later = await ask(requester, 'access.submitRequest', input, 'POST')
  expect(later.body).toEqual(done[0]?.body)
  const changed = await ask(
    requester,
    'access.submitRequest',
    { ...input, callsPerDay: 11 },
    'POST',
  )
  expect(changed.status).toBe(409)
  expect((changed.body as WireFailure).error.data['code']).toBe('request.key_reused')
})

test('what one may not see answers like what is not there, in every way', async () => {
  const { access } = requester.trpc<AppRouter>()
  const { id, version } = await access.submitRequest.mutate(submission())
  const attempts: [string, string, (requestId: string) => object][] = [
    ['access.request', 'GET', (requestId) => ({ requestId })],
    [
      'access.withdrawRequest',
      'POST',
      (requestId) => ({ idempotencyKey: randomUUID(), requestId, version }),
    ],
  ]
  for (const [path, method, input] of attempts) {
    const hidden = await ask(foreigner, path, input(id), method)
    const missing = await ask(foreigner, path, input(randomUUID()), method)
    for (const answer of [hidden, missing]) {
      expect(answer.status).toBe(404)
      const { data } = (answer.body as WireFailure).error
      expect(data).toEqual({
        code: 'access.not_found',
        httpStatus: 404,
        correlationId: expect.any(String),
      })
    }
  }
  const { rows } = await foreigner.trpc<AppRouter>().access.requests.query({})
  expect(rows.map((row) => row.id)).not.toContain(id)
  const filtered = await foreigner.trpc<AppRouter>().access.requests.query({ teamId: 'claims-nlp' })
  expect(filtered.rows).toEqual([])
})

test('a wrong input names its fields and repeats nothing of what was sent', async () => {
  const bad = {
    ...submission(),
    targets: [{ kind: 'foundation-model', id: '<script>*' }],
    dataClass: 'secret',
    '<b>': 1,
  }
  const { status, body } = await ask(requester, 'access.submitRequest', bad, 'POST')
  expect(status).toBe(400)
  const { data } = (body as WireFailure).error
  expect(data).toMatchObject({
    code: 'request.malformed',
    fields: {
      'targets.0.id': 'This is not a Bedrock model id.',
      dataClass: 'Expected one of: public, internal, confidential, restricted.',
    },
  })
  expect(JSON.stringify(body)).not.toMatch(/script|<b>|secret/)
})

test('a failed call to AWS tells its code and its request id', async () => {
  await sandbox.failNext({
    service: 'organizations',
    operation: 'ListAccounts',
    times: 1,
    mode: 'access-denied',
  })
  const { status, body } = await ask(administrator, 'access.discoverAccounts', undefined)
  expect(status).toBe(502)
  const { data } = (body as WireFailure).error
  expect(data).toMatchObject({ code: 'aws.denied', awsRequestId: expect.any(String) })
  expect(Object.keys(data).sort()).toEqual([
    'awsRequestId',
    'code',
    'correlationId',
    'detail',
    'httpStatus',
  ])
})

test('what happens on one process is heard on the other, by those who may see it', async () => {
  const atOther = await signIn(other.origin, personas.requester.sub)
  const [mine, theirs] = await Promise.all([atOther, foreigner].map((session) => listen(session)))
  const { id } = await requester.trpc<AppRouter>().access.submitRequest.mutate(submission())
  const heard = { type: 'request.changed', id, teamId: 'claims-nlp' }
  await expect.poll(() => mine?.heard, { timeout: 10_000 }).toContainEqual(heard)
  expect(theirs?.heard).toEqual([])
  await Promise.all([mine?.close(), theirs?.close()])
})

async function listen(session: Session) {
  const answer = await session.fetch('/events')
  const reader = (answer.body ?? new ReadableStream())
    .pipeThrough(new TextDecoderStream())
    .getReader()
  const heard: unknown[] = []
  let text = ''
  let isReady = () => {}
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })
  const reading = (async () => {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      text += value
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        if (block.startsWith('event: ready')) isReady()
        else if (block.startsWith('data: ')) heard.push(JSON.parse(block.slice(6)))
      }
    }
  })()
  await ready
  return {
    heard,
    async close() {
      await reader.cancel()
      await reading
    },
  }
}
