import { expect } from 'vitest'
import { startHostileProvider } from './hostile-provider.testing.ts'
import { startServer } from './server.testing.ts'

/** Where a refused sign-in ends, whatever the way back to the page that was wanted. */
export const refused = (reason: string, error = 'identity.sign_in_failed') =>
  expect.stringContaining(`/sign-in?${new URLSearchParams({ error, reason })}&returnTo=%2F`)

/** A server, a provider, and a browser that goes back and forth between them. */
export async function startSignIns() {
  const provider = await startHostileProvider()
  const server = await startServer({ issuer: provider.issuer })

  /** The browser's way to the provider: where it is sent, and the cookie that binds it. */
  async function begin(returnTo = '/requests', at = server) {
    const answer = await at.call(`/auth/login?${new URLSearchParams({ returnTo })}`)
    const url = new URL(answer.headers.get('location') ?? '', at.origin)
    const [cookie = ''] = answer.headers.getSetCookie()
    return { url, cookie: cookie.split(';')[0] ?? '', state: url.searchParams.get('state') ?? '' }
  }

  /** The browser's way back, as honest as `changes` lets it be. */
  async function comeBack(
    begun: Awaited<ReturnType<typeof begin>>,
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

  return {
    provider,
    server,
    begin,
    comeBack,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await provider[Symbol.asyncDispose]()
    },
  }
}
