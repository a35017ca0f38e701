import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from './server.testing.ts'

let server: Awaited<ReturnType<typeof startServer>>
let token = ''
beforeAll(async () => {
  server = await startServer()
  token = await server.people.signInAs('ada', ['administrator'])
})
afterAll(() => server[Symbol.asyncDispose]())

const id = '01890a5d-ac96-774b-bcce-b302099a8057'
const retry = { idempotencyKey: id, grantId: id }

async function get(path: string, input?: unknown) {
  const query = input === undefined ? '' : `&input=${encodeURIComponent(JSON.stringify(input))}`
  const answer = await server.call(`/trpc/${path}${query}`, { token })
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: await answer.json(),
  }
}

const me = { result: { data: { person: { name: 'ada' } } } }
const notFound = { error: { code: -32004, data: { code: 'access.not_found', httpStatus: 404 } } }

test('one question, one answer', async () => {
  expect(await get('identity.me?')).toMatchObject({
    status: 200,
    type: 'application/json; charset=utf-8',
    body: me,
  })
})

test('a batch answers in order; where they differ, each says for itself how it went', async () => {
  const answer = await get('identity.me,access.grant,access.grant?batch=1', {
    1: { grantId: id },
    2: { grantId: 'x' },
  })
  expect(answer.status).toBe(207)
  expect(answer.body).toMatchObject([
    me,
    notFound,
    { error: { data: { code: 'request.malformed', fields: { grantId: expect.any(String) } } } },
  ])
})

test('a batch of one is a list of one', async () => {
  expect(await get('identity.me?batch=1', {})).toMatchObject({ status: 200, body: [me] })
})

test('a batch of changes', async () => {
  const answer = await server.call('/trpc/access.retryGrant,access.retryGrant?batch=1', {
    method: 'POST',
    token,
    body: JSON.stringify({ 0: retry, 1: { ...retry, more: 1 } }),
  })
  expect(answer.status).toBe(207)
  expect(await answer.json()).toMatchObject([notFound, { error: { data: { httpStatus: 400 } } }])
})

test.each(['identity.me,identity.me?batch=1', 'identity.me?batch=1'])(
  'inputs that are no list of inputs: %s',
  async (path) => {
    for (const input of [7, 'x', null, true]) {
      expect((await get(path, input)).status).toBe(400)
    }
  },
)

test('what is malformed is told to nobody who is signed out', async () => {
  const answer = await server.call('/trpc/access.grant?input={', {})
  expect(answer.status).toBe(401)
})

test('a forwarded host is not believed', async () => {
  for (const host of ['evil.example', '[', 'a b']) {
    const answer = await server.call('/trpc/identity.me', {
      token,
      headers: { 'x-forwarded-host': host },
    })
    expect(answer.status).toBe(200)
  }
})
