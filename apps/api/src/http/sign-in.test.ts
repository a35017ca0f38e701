import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Mischief, startHostileProvider } from './hostile-provider.testing.ts'
import { startServer } from './server.testing.ts'

let provider: Awaited<ReturnType<typeof startHostileProvider>>
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  provider = await startHostileProvider()
  server = await startServer({ issuer: provider.issuer })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await provider[Symbol.asyncDispose]()
})
beforeEach(() => {
  provider.state.mischief = {}
})

/** The browser's way to the provider: where it is sent, and the cookie that binds it. */
async function begin(returnTo = '/requests', at = server) {
  const answer = await at.call(`/auth/login?${new URLSearchParams({ returnTo })}`)
  const url = new URL(answer.headers.get('location') ?? '', at.origin)
  const [cookie = ''] = answer.headers.getSetCookie()
  return { url, cookie: cookie.split(';')[0] ?? '', state: url.searchParams.get('state') ?? '' }
}

type Begun = Awaited<ReturnType<typeof begin>>

/** The browser's way back, as honest as `changes` lets it be. */
async function comeBack(
  begun: Begun,
  changes: { query?: Record<string, string | undefined>; cookie?: string } = {},
) {
  const honest = { code: provider.grant(begun.url), state: begun.state, iss: provider.issuer }
  const query = Object.entries({ ...honest, ...changes.query }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const answer = await server.call(`/auth/callback?${new URLSearchParams(query)}`, {
    headers: { cookie: changes.cookie ?? begun.cookie },
  })
  const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('gatehouse='))
  return { location: answer.headers.get('location'), status: answer.status, session }
}

/** Where a refused sign-in ends, whatever the way back to the page that was wanted. */
const refused = (reason: string, error = 'identity.sign_in_failed') =>
  expect.stringContaining(`/sign-in?${new URLSearchParams({ error, reason })}&returnTo=%2F`)

test('asks the provider with code flow, PKCE, state, nonce and the exact redirect', async () => {
  const { url, cookie } = await begin()
  const asked = Object.fromEntries(url.searchParams)
  expect(`${url.origin}${url.pathname}`).toBe(`${provider.issuer}/authorize`)
  expect(asked).toMatchObject({
    response_type: 'code',
    client_id: 'gatehouse-console',
    redirect_uri: `${server.origin}/auth/callback`,
    scope: 'openid profile groups',
    code_challenge_method: 'S256',
  })
  expect(asked['state']).toMatch(/^[0-9a-f]{64}$/)
  expect(asked['nonce']).toMatch(/^[0-9a-f]{64}$/)
  expect(cookie).toMatch(/^gatehouse-sign-in-[0-9a-f]{8}=[0-9a-f]{64}$/)
})

test('a sign-in ends in a session and on the page that was asked for', async () => {
  const back = await comeBack(await begin('/requests?state=pending#top'))
  expect(back.location).toBe(`${server.origin}/requests?state=pending#top`)
  expect(back.session).toMatch(/^gatehouse=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax$/)
  const token = back.session?.split(/[=;]/)[1] ?? ''
  const me = await server.call('/trpc/identity.me', { token })
  expect(await me.json()).toMatchObject({
    result: { data: { person: { name: 'Ada' }, roles: ['administrator'] } },
  })
})

test('https marks the cookies as secure and binds them to the host', async () => {
  await using secure = await startServer({
    issuer: provider.issuer,
    env: { GATEHOUSE_ORIGIN: 'https://gatehouse.example.com' },
  })
  const answer = await secure.call('/auth/login')
  expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-gatehouse-sign-in-.*Secure/)
})

describe('the way back is refused', () => {
  test.each<[string, Record<string, string | undefined>, string]>([
    ['without a state', { state: undefined }, 'failed'],
    ['with another state', { state: 'a'.repeat(64) }, 'failed'],
    ['with an issuer mix-up', { iss: 'https://other.example' }, 'failed'],
    ['without the issuer that was promised', { iss: undefined }, 'failed'],
    ['without a code', { code: undefined }, 'failed'],
    ['with a code that was never given', { code: 'invented' }, 'failed'],
    ['when the person declined', { code: undefined, error: 'access_denied' }, 'cancelled'],
    ['when the provider failed', { code: undefined, error: 'server_error' }, 'failed'],
  ])('%s', async (_, query, reason) => {
    const back = await comeBack(await begin(), { query })
    expect(back).toEqual({ location: refused(reason), status: 302, session: undefined })
  })

  test('in a browser that did not begin it', async () => {
    const begun = await begin()
    const back = await comeBack(begun, { cookie: '' })
    expect(back.location).toEqual(refused('failed'))
    // The attempt is still there for the browser that did.
    expect((await comeBack(begun)).session).toBeDefined()
  })

  test('a second time', async () => {
    const begun = await begin()
    expect((await comeBack(begun)).session).toBeDefined()
    expect((await comeBack(begun)).location).toEqual(refused('expired'))
  })

  test('with the code of another attempt', async () => {
    const [one, other] = [await begin(), await begin()]
    const back = await comeBack(one, { query: { code: provider.grant(other.url) } })
    expect(back.location).toEqual(refused('failed'))
  })
})

const hours = 3600
const now = () => Math.floor(Date.now() / 1000)

describe('the ID token is refused', () => {
  test.each<[string, Mischief]>([
    ['alg none', { algorithm: 'none' }],
    ['HS256 with the public key', { algorithm: 'HS256' }],
    ['another key under our key id', { signWithForeignKey: true }],
    ['an unknown key id', { keyId: 'two', signWithForeignKey: true }],
    ['another nonce', { claims: (claims) => ({ ...claims, nonce: 'x' }) }],
    ['no nonce', { claims: ({ nonce: _, ...claims }) => claims }],
    ['another audience', { claims: (claims) => ({ ...claims, aud: 'other' }) }],
    [
      'two audiences without us as the party',
      { claims: (claims) => ({ ...claims, aud: ['gatehouse-console', 'b'], azp: 'b' }) },
    ],
    ['another issuer', { claims: (claims) => ({ ...claims, iss: 'https://other.example' }) }],
    ['expired', { claims: (claims) => ({ ...claims, iat: now() - hours, exp: now() - 90 }) }],
    ['not yet valid', { claims: (claims) => ({ ...claims, nbf: now() + 90 }) }],
    ['no subject', { claims: ({ sub: _, ...claims }) => claims }],
    ['the token endpoint fails', { tokenStatus: 500 }],
  ])('%s', async (_, mischief) => {
    const begun = await begin()
    provider.state.mischief = mischief
    expect(await comeBack(begun)).toEqual({
      location: refused('failed'),
      status: 302,
      session: undefined,
    })
  })
})

test('clocks may differ by less than a minute', async () => {
  const begun = await begin()
  provider.state.mischief = {
    claims: (claims) => ({ ...claims, exp: now() - 40, nbf: now() + 40, iat: now() - hours }),
  }
  expect((await comeBack(begun)).session).toBeDefined()
})

describe('groups', () => {
  test.each<[string, Mischief, string[]]>([
    ['in the ID token', {}, ['administrator']],
    [
      'from userinfo where the token is silent',
      {
        claims: ({ groups: _, ...claims }) => claims,
        userinfo: { groups: ['group-requester', 'group-nobody'] },
      },
      ['requester'],
    ],
    [
      'nowhere, as with too many to tell: no role',
      { claims: ({ groups: _, ...claims }) => ({ ...claims, _claim_names: { groups: 'x' } }) },
      [],
    ],
    [
      'of the wrong type: no role',
      { claims: (claims) => ({ ...claims, groups: [{ toString: 'group-administrator' }, 1] }) },
      [],
    ],
    ['unknown ones: no role', { claims: (claims) => ({ ...claims, groups: ['admins'] }) }, []],
    [
      'that are names of what every object has: no role',
      { claims: (claims) => ({ ...claims, groups: ['constructor', '__proto__'] }) },
      [],
    ],
  ])('%s', async (_, mischief, roles) => {
    const begun = await begin()
    provider.state.mischief = mischief
    const { session } = await comeBack(begun)
    const me = await server.call('/trpc/identity.me', { token: session?.split(/[=;]/)[1] ?? '' })
    expect(await me.json()).toMatchObject({ result: { data: { roles } } })
  })
})

test('userinfo of another person is refused', async () => {
  const begun = await begin()
  provider.state.mischief = {
    claims: ({ groups: _, ...claims }) => claims,
    userinfo: { sub: 'eve', groups: ['group-administrator'] },
  }
  expect((await comeBack(begun)).location).toEqual(refused('failed'))
})

test('a provider that signs with nothing we accept is as good as down', async () => {
  await using weak = await startHostileProvider({
    id_token_signing_alg_values_supported: ['HS256'],
  })
  await using other = await startServer({ issuer: weak.issuer })
  expect((await other.call('/auth/login')).headers.get('location')).toEqual(
    refused('provider-unavailable', 'server.unavailable'),
  )
})

test('the provider is asked when it is needed, and again after it was down', async () => {
  await using late = await startHostileProvider()
  late.stop()
  await using other = await startServer({ issuer: late.issuer })
  const down = await other.call('/auth/login')
  expect(down.headers.get('location')).toEqual(
    refused('provider-unavailable', 'server.unavailable'),
  )
  await late.restart()
  expect((await begin('/', other)).url.href).toContain(`${late.issuer}/authorize`)
})

describe('signing out', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const signOut = (token: string, at = server) =>
    at.call('/auth/logout', { method: 'POST', token, headers: form, body: 'x=1' })

  test('ends the session and leads to the provider', async () => {
    const { session } = await comeBack(await begin())
    const token = session?.split(/[=;]/)[1] ?? ''
    const out = await signOut(token)
    expect(out.status).toBe(303)
    const to = new URL(out.headers.get('location') ?? '')
    expect(`${to.origin}${to.pathname}`).toBe(`${provider.issuer}/logout`)
    expect(to.searchParams.get('post_logout_redirect_uri')).toBe(`${server.origin}/`)
    expect(to.searchParams.get('id_token_hint')).toMatch(/^ey/)
    expect(out.headers.getSetCookie()[0]).toMatch(/^gatehouse=;/)
    const policy = out.headers.get('content-security-policy')
    expect(policy).toContain(`form-action 'self' ${to.origin}`)
    expect((await server.call('/trpc/identity.me', { token })).status).toBe(401)
  })

  test('works while the provider is down', async () => {
    await using other = await startServer()
    const token = await other.people.signInAs('ada', [])
    expect((await signOut(token, other)).headers.get('location')).toBe('/sign-in')
    expect((await other.call('/trpc/identity.me', { token })).status).toBe(401)
  })
})

test('signing in again ends the session that the browser had', async () => {
  const first = await comeBack(await begin())
  const old = first.session?.split(';')[0] ?? ''
  const begun = await begin()
  const second = await comeBack(begun, { cookie: `${begun.cookie}; ${old}` })
  expect(second.session).toBeDefined()
  expect(second.session?.split(';')[0]).not.toBe(old)
  expect((await server.call('/trpc/identity.me', { token: old.split('=')[1] ?? '' })).status).toBe(
    401,
  )
})
