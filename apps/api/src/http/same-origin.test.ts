import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from './server.testing.ts'

let server: Awaited<ReturnType<typeof startServer>>
let token = ''
beforeAll(async () => {
  server = await startServer()
  token = await server.people.signInAs('ada', ['administrator'])
})
afterAll(() => server[Symbol.asyncDispose]())

const mutation = '/trpc/access.retryGrant'
const body = JSON.stringify({
  idempotencyKey: '01890a5d-ac96-774b-bcce-b302099a8057',
  grantId: '01890a5d-ac96-774b-bcce-b302099a8057',
})

interface Attempt {
  readonly name: string
  readonly status: number
  readonly path?: string
  readonly init: RequestInit
}

const json = { 'content-type': 'application/json' }
const own = { 'x-gatehouse': '1' }
const form = new FormData()
form.set('idempotencyKey', 'x')

const attempts = (origin: string): Attempt[] => [
  {
    name: 'the console itself',
    status: 404,
    init: { headers: { ...own, ...json, origin, 'sec-fetch-site': 'same-origin' }, body },
  },
  {
    name: 'a client that is no browser',
    status: 404,
    init: { headers: { ...own, ...json, origin }, body },
  },
  { name: 'form-data', status: 400, init: { headers: { ...own, origin }, body: form } },
  {
    name: 'form-data to a mutation without required members',
    path: '/trpc/access.refreshCatalogue',
    status: 400,
    init: { headers: { ...own, origin }, body: form },
  },
  {
    name: 'JSON as text/plain',
    status: 400,
    init: { headers: { ...own, 'content-type': 'text/plain', origin }, body },
  },
  {
    name: 'octet-stream',
    status: 400,
    init: { headers: { ...own, 'content-type': 'application/octet-stream', origin }, body },
  },
  {
    name: 'a content type that only begins as JSON',
    status: 400,
    init: { headers: { ...own, 'content-type': 'application/jsonp', origin }, body },
  },
  { name: 'no body and no type', status: 400, init: { headers: { ...own, origin } } },
  { name: 'GET of a mutation', status: 400, init: { method: 'GET', headers: own } },
  {
    name: 'method override',
    path: `${mutation}?_method=POST`,
    status: 400,
    init: { method: 'GET', headers: { ...own, 'x-http-method-override': 'POST' } },
  },
  { name: 'no Origin', status: 403, init: { headers: { ...own, ...json }, body } },
  {
    name: 'Origin: null',
    status: 403,
    init: { headers: { ...own, ...json, origin: 'null' }, body },
  },
  {
    name: 'a foreign Origin',
    status: 403,
    init: {
      headers: { ...own, ...json, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      body,
    },
  },
  {
    name: 'an Origin that begins like ours',
    status: 403,
    init: { headers: { ...own, ...json, origin: `${origin}.evil.example` }, body },
  },
  {
    name: 'same site but another origin',
    status: 403,
    init: { headers: { ...own, ...json, origin, 'sec-fetch-site': 'same-site' }, body },
  },
  { name: 'without our header', status: 403, init: { headers: { ...json, origin }, body } },
  {
    name: 'a foreign query',
    path: '/trpc/identity.me',
    status: 403,
    init: { method: 'GET', headers: { ...own, 'sec-fetch-site': 'cross-site' } },
  },
  {
    name: 'a query typed into the address bar',
    path: '/trpc/identity.me',
    status: 403,
    init: { method: 'GET', headers: { 'sec-fetch-site': 'none' } },
  },
  {
    name: 'a foreign stream',
    path: '/events',
    status: 403,
    init: { method: 'GET', headers: { 'sec-fetch-site': 'cross-site' } },
  },
  {
    name: 'a foreign sign-out',
    path: '/auth/logout',
    status: 403,
    init: { headers: { origin: 'https://evil.example' } },
  },
]

describe('only the console may call', () => {
  // The names are known before the server is: its origin is filled in when the test runs.
  test.each(attempts('').map(({ name }, index) => ({ name, index })))(
    '$name',
    async ({ index }) => {
      const attempt = attempts(server.origin)[index]
      if (attempt === undefined) throw new Error('no such attempt')
      const { init, path = mutation, status } = attempt
      const answer = await fetch(`${server.url}${path}`, {
        method: 'POST',
        ...init,
        headers: { ...init.headers, cookie: `gatehouse=${token}` },
      })
      expect(answer.status).toBe(status)
      expect(answer.headers.has('access-control-allow-origin')).toBe(false)
    },
  )
})

test('a batch of more than ten calls is refused, ten are answered', async () => {
  const batch = (calls: number) =>
    `/trpc/${Array(calls).fill('identity.me').join(',')}?batch=1&input={}`
  expect((await server.call(batch(10), { token })).status).toBe(200)
  expect((await server.call(batch(11), { token })).status).toBe(400)
})

test('a body over 256 kB is refused with its own code', async () => {
  const answer = await server.call(mutation, {
    method: 'POST',
    token,
    body: JSON.stringify({ x: 'y'.repeat(256 * 1024) }),
  })
  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({ error: { data: { code: 'request.too_large' } } })
})

test.each(['{', '"', '', '[]', 'null', '{"__proto__":{"x":1}}', '[[[[[[[[[[[[[[[[[[[['])(
  'the body %j is malformed and nothing worse',
  async (text) => {
    const answer = await server.call(mutation, { method: 'POST', token, body: text })
    expect(answer.status).toBe(400)
    const { error } = (await answer.json()) as { error: { data: { code: string } } }
    expect(error.data.code).toBe('request.malformed')
  },
)
