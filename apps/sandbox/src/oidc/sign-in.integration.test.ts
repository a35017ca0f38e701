import * as oidc from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server.ts'
import { CLIENT_ID } from './configuration.ts'

const CLIENT_SECRET = 'only-for-this-test'
const CALLBACK = 'http://127.0.0.1:54321/auth/callback'

let sandbox: Sandbox
let client: oidc.Configuration

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: CLIENT_SECRET })
  client = await oidc.discovery(
    new URL(`${sandbox.url}/oidc`),
    CLIENT_ID,
    undefined,
    oidc.ClientSecretBasic(CLIENT_SECRET),
    { execute: [oidc.allowInsecureRequests] },
  )
})

afterAll(() => sandbox.close())

/** A browser without scripts: keeps cookies, follows redirects inside the provider. */
class Browser {
  readonly #cookies = new Map<string, string>()
  readonly #language: string

  constructor(language = 'en') {
    this.#language = language
  }

  async open(
    url: URL,
    init: RequestInit = {},
  ): Promise<{ url: URL; status: number; body: string }> {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'accept-language': this.#language,
      },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      this.#cookies.set(name, value)
    }
    const body = await response.text()
    const location = response.headers.get('location')
    if (location === null) return { url, status: response.status, body }
    const next = new URL(location, url)
    return next.origin === sandbox.url
      ? this.open(next)
      : { url: next, status: response.status, body }
  }
}

interface Attempt {
  readonly url: URL
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

async function attempt(): Promise<Attempt> {
  const verifier = oidc.randomPKCECodeVerifier()
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()]
  const url = oidc.buildAuthorizationUrl(client, {
    redirect_uri: CALLBACK,
    scope: 'openid profile email groups',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  return { url, verifier, state, nonce }
}

async function signIn(browser: Browser, sub: string) {
  const { url, verifier, state, nonce } = await attempt()
  const page = await browser.open(url)
  const back = await browser.open(page.url, {
    method: 'POST',
    body: new URLSearchParams({ person: sub }),
  })
  return oidc.authorizationCodeGrant(client, back.url, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
  })
}

describe('signing in', () => {
  test('the code flow gives name, e-mail, locale and groups in the ID token', async () => {
    const tokens = await signIn(new Browser(), 'jiwoo-kim')
    expect(tokens.claims()).toMatchObject({
      iss: `${sandbox.url}/oidc`,
      sub: 'jiwoo-kim',
      name: '김지우',
      email: 'jiwoo-kim@example.com',
      locale: 'ko',
      groups: ['gatehouse-requesters', 'team-claims-nlp'],
    })
    const userinfo = await oidc.fetchUserInfo(client, tokens.access_token, 'jiwoo-kim')
    expect(userinfo['groups']).toEqual(['gatehouse-requesters', 'team-claims-nlp'])
  })

  test('somebody in no group gets an empty list', async () => {
    const tokens = await signIn(new Browser(), 'noah-reyes')
    expect(tokens.claims()?.['groups']).toEqual([])
  })

  test('PKCE is required', async () => {
    const url = oidc.buildAuthorizationUrl(client, { redirect_uri: CALLBACK, scope: 'openid' })
    const back = await new Browser().open(url)
    expect(back.url.origin).toBe('http://127.0.0.1:54321')
    expect(back.url.searchParams.get('error')).toBe('invalid_request')
  })

  test('a redirect to another host is refused', async () => {
    const { url } = await attempt()
    url.searchParams.set('redirect_uri', 'http://192.0.2.1/auth/callback')
    const answer = await new Browser().open(url)
    expect(answer.url.origin).toBe(sandbox.url)
    expect(answer.status).toBe(400)
  })

  test('nobody is signed in without being chosen', async () => {
    const { url } = await attempt()
    const browser = new Browser()
    const page = await browser.open(url)
    const again = await browser.open(page.url, {
      method: 'POST',
      body: new URLSearchParams({ person: 'root"><script>' }),
    })
    expect(again.url.origin).toBe(sandbox.url)
    expect(again.body).not.toContain('<script')
  })

  test('an unknown interaction gets a page that says what to do', async () => {
    const answer = await new Browser().open(new URL(`${sandbox.url}/oidc/interaction/nothing`))
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('start again')
  })
})

describe('the page', () => {
  test.each([
    ['en-GB,en;q=0.9,ko;q=0.4', 'lang="en"', 'People who approve and administer'],
    ['ko-KR,ko;q=0.9,en;q=0.8', 'lang="ko"', '승인하고 관리하는 사람'],
  ])('speaks the language of %s', async (language, lang, heading) => {
    const { body } = await new Browser(language).open((await attempt()).url)
    expect(body).toContain(lang)
    expect(body).toContain(heading)
    expect(body).toContain('김지우')
    expect(body).toContain('Jiwoo Kim')
    expect(body.match(/<button name="person"/g)).toHaveLength(25)
  })
})

describe('signing out', () => {
  test('ends the session and returns to the console on any port', async () => {
    const browser = new Browser()
    const tokens = await signIn(browser, 'minjun-lee')
    const { url: silent } = await attempt()
    expect((await browser.open(silent)).url.searchParams.get('code')).not.toBeNull()

    const page = await browser.open(
      oidc.buildEndSessionUrl(client, {
        id_token_hint: tokens.id_token ?? '',
        post_logout_redirect_uri: 'http://127.0.0.1:54321/',
      }),
    )
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const action = new URL(/action="([^"]+)"/.exec(page.body)?.[1] ?? '')
    const back = await browser.open(action, {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    })
    expect(back.url.href).toBe('http://127.0.0.1:54321/')
    expect((await browser.open((await attempt()).url)).body).toContain('name="person"')
  })
})
