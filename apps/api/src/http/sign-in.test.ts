import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startHostileProvider } from './hostile-provider.testing.ts'
import { startServer } from './server.testing.ts'
import { refused, startSignIns } from './sign-in-flow.testing.ts'

let signIns: Awaited<ReturnType<typeof startSignIns>>
let provider: typeof signIns.provider
let server: typeof signIns.server
let begin: typeof signIns.begin
let comeBack: typeof signIns.comeBack
beforeAll(async () => {
  signIns = await startSignIns()
  ;({ provider, server, begin, comeBack } = signIns)
})
afterAll(() => signIns[Symbol.asyncDispose]())
beforeEach(() => {
  provider.state.mischief = {}
})

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
