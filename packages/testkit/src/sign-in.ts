import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import { CookieJar } from 'tough-cookie'
import { formOfPerson } from './sign-in-form.ts'

const mostSteps = 20

/** A signed-in person without a browser: the cookies that the real sign-in left behind. */
export class Session {
  readonly origin: string
  readonly sub: string
  readonly #jar: CookieJar

  constructor(origin: string, sub: string, jar: CookieJar) {
    this.origin = origin
    this.sub = sub
    this.#jar = jar
  }

  /** `fetch` as this person's browser would do it: cookies and Origin added, no redirects followed. */
  readonly fetch = async (
    to: string | URL | Request,
    init: RequestInit = {},
  ): Promise<Response> => {
    const url = new URL(to instanceof Request ? to.url : to, this.origin)
    // The header by which the API tells the console's own calls from those of a foreign page.
    const headers = new Headers(init.headers)
    headers.set('x-gatehouse', '1')
    return step(this.#jar, url, { ...init, headers }, this.origin)
  }

  /** The cookies of the console's own origin, for a browser's context or a Cookie header. */
  cookies(): { name: string; value: string; url: string }[] {
    return this.#jar
      .getCookiesSync(this.origin)
      .map(({ key, value }) => ({ name: key, value, url: this.origin }))
  }

  /** The typed client of the API: `session.trpc<AppRouter>()`. */
  trpc<Router extends AnyTRPCRouter>(): TRPCClient<Router> {
    const link = httpLink<AnyTRPCRouter>({
      url: `${this.origin}/trpc`,
      fetch: (to, init) => this.fetch(to, requestInit(init)),
    })
    return createTRPCClient<Router>({ links: [link] })
  }
}

/** Signs a person in through the provider's own pages: code flow, PKCE, state and nonce included. */
export async function signIn(origin: string, sub: string): Promise<Session> {
  const jar = new CookieJar()
  let url = new URL('/auth/login', origin)
  let init: RequestInit = {}
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const response = await step(jar, url, init)
    const location = response.headers.get('location')
    if (location !== null) {
      await response.body?.cancel()
      url = new URL(location, url)
      init = {}
      continue
    }
    const page = await response.text()
    if (!response.ok)
      throw new Error(`sign-in of ${sub}: ${url.pathname} ${response.status} ${page}`)
    if (url.origin === new URL(origin).origin) return new Session(origin, sub, jar)
    const form = formOfPerson(page, sub)
    if (form === undefined)
      throw new Error(`sign-in of ${sub}: ${url.pathname} does not offer them`)
    url = new URL(form.action, url)
    init = { method: 'POST', body: form.fields }
  }
  throw new Error(
    `sign-in of ${sub}: still redirected after ${mostSteps} steps, at ${url.pathname}`,
  )
}

async function step(
  jar: CookieJar,
  url: URL,
  init: RequestInit,
  origin = url.origin,
): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('cookie', await jar.getCookieString(url.href))
  if (init.method !== undefined && init.method !== 'GET') headers.set('origin', origin)
  const response = await fetch(url, { ...init, headers, redirect: 'manual' })
  for (const cookie of response.headers.getSetCookie()) {
    await jar.setCookie(cookie, url.href, { ignoreError: true })
  }
  return response
}

// tRPC types its init for every platform's fetch; of these four members its links make use.
function requestInit(
  init: {
    method?: string | undefined
    headers?: RequestInit['headers']
    body?: unknown
    signal?: AbortSignal | null | undefined
  } = {},
): RequestInit {
  return {
    ...(init.method === undefined ? {} : { method: init.method }),
    ...(init.headers === undefined ? {} : { headers: init.headers }),
    ...(typeof init.body === 'string' ? { body: init.body } : {}),
    ...(init.signal === undefined ? {} : { signal: init.signal }),
  }
}
