import type { ErrorCode } from '@gatehouse/contract/errors'
import type { Claims } from '@gatehouse/governance/identity'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as oidc from 'openid-client'
import type { Config } from '../config.ts'
import type { Doors } from '../doors.ts'
import type { RateLimit } from '../trpc/rate-limit.ts'
import { groupsOf, type RawClaims, readClaims } from './claims.ts'
import { refuse } from './failures.ts'
import { type Provider, ProviderUnavailable } from './oidc-provider.ts'
import { safeReturnTo } from './return-to.ts'
import { isOwnChange } from './same-origin.ts'
import { type Cookies, isSecret, newSecret, sameSecret } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'

/**
 * Why a sign-in came to nothing: what happened, stable for support, and the code whose words the
 * console shows. Which check failed is told to the log alone.
 */
const refusals = {
  failed: 'identity.sign_in_failed',
  expired: 'identity.sign_in_failed',
  cancelled: 'identity.sign_in_failed',
  'not-admitted': 'identity.sign_in_failed',
  'provider-unavailable': 'server.unavailable',
  'too-many-attempts': 'request.rate_limited',
} as const satisfies Record<string, ErrorCode>
type Refusal = keyof typeof refusals

export interface SignInParts {
  readonly config: Config
  readonly identity: Doors['identity']
  readonly provider: Provider
  readonly cookies: Cookies
  readonly sessions: Sessions
  readonly rateLimit: RateLimit
}

const attemptMinutes = 10
const scope = 'openid profile email groups'

export function signInRoutes(app: FastifyInstance, parts: SignInParts): void {
  const { config, identity, provider, cookies } = parts
  const redirectUri = `${config.origin}/auth/callback`

  app.get('/auth/login', async (request, reply) => {
    // By address, for there is no person yet: each attempt is a row in the database.
    if (parts.rateLimit.take(request.ip, 1) > 0) return refuseSignIn(reply, 'too-many-attempts')
    const wanted = (request.query as { returnTo?: unknown }).returnTo
    const returnTo = safeReturnTo(wanted, config.origin)
    const server = await configuration(provider, request)
    if (server === null) return refuseSignIn(reply, 'provider-unavailable', returnTo)
    const state = newSecret()
    const nonce = newSecret()
    const codeVerifier = oidc.randomPKCECodeVerifier()
    await identity.startAttempt(state, { codeVerifier, nonce, returnTo })
    reply.setCookie(cookies.signIn(state), state, {
      ...cookies.options,
      maxAge: attemptMinutes * 60,
    })
    const parameters = {
      redirect_uri: redirectUri,
      scope: supportedScope(server),
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    }
    return reply.redirect(oidc.buildAuthorizationUrl(server, parameters).href, 302)
  })

  app.get('/auth/callback', async (request, reply) => {
    const { state, error } = request.query as { state?: unknown; error?: unknown }
    if (!isSecret(state)) return refuseSignIn(reply, 'failed')
    const begunHere = request.cookies[cookies.signIn(state)]
    reply.clearCookie(cookies.signIn(state), cookies.options)
    if (begunHere === undefined || !sameSecret(begunHere, state)) {
      return refuseSignIn(reply, 'failed')
    }
    const attempt = await identity.takeAttempt(state)
    if (attempt === null) return refuseSignIn(reply, 'expired')
    const { returnTo } = attempt
    if (error === 'access_denied') return refuseSignIn(reply, 'cancelled', returnTo)
    const server = await configuration(provider, request)
    if (server === null) return refuseSignIn(reply, 'provider-unavailable', returnTo)
    try {
      const address = new URL(`${redirectUri}?${new URL(request.url, config.origin).searchParams}`)
      const tokens = await oidc.authorizationCodeGrant(server, address, {
        expectedState: state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.codeVerifier,
        idTokenExpected: true,
      })
      const claims = await claimsOf(server, tokens, config.oidc.issuer)
      const admitted = await identity.signIn(claims, request.id)
      if (!admitted.ok) return refuseSignIn(reply, 'not-admitted')
      await parts.sessions.end(request)
      reply.setCookie(cookies.session, admitted.value.token, cookies.options)
      return reply.redirect(`${config.origin}${returnTo}`, 302)
    } catch (problem) {
      if (!isProtocolError(problem)) throw problem
      // Its keys may have changed since its description was read.
      provider.forget()
      request.log.warn({ err: problem }, 'a sign-in was refused')
      return refuseSignIn(
        reply,
        isUnreachable(problem) ? 'provider-unavailable' : 'failed',
        returnTo,
      )
    }
  })

  app.register(async (forms) => {
    // A form and not a fetch, for its answer leads on to the provider; what it holds is not read.
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, _body, done) => done(null, null),
    )
    forms.post('/auth/logout', async (request, reply) => {
      if (!isOwnChange(request, config.origin)) return refuse(reply, 'request.cross_site')
      const idToken = await parts.sessions.end(request)
      reply.clearCookie(cookies.session, cookies.options)
      return reply.redirect(await endSessionUrl(parts, idToken), 303)
    })
  })
}

async function configuration(provider: Provider, request: FastifyRequest) {
  try {
    return await provider.configuration()
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error
    request.log.error({ err: error }, 'the sign-in provider cannot be reached')
    return null
  }
}

/** Some providers refuse a scope that they do not know; `openid` alone is sure to be known. */
function supportedScope(server: oidc.Configuration): string {
  const known = server.serverMetadata().scopes_supported
  if (known === undefined) return 'openid profile email'
  return scope
    .split(' ')
    .filter((one) => one === 'openid' || known.includes(one))
    .join(' ')
}

async function claimsOf(
  server: oidc.Configuration,
  tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>,
  issuer: string,
): Promise<Claims> {
  const inToken = tokens.claims()
  if (inToken === undefined) throw new oidc.ClientError('the answer holds no ID token')
  const isComplete = groupsOf(inToken) !== null && inToken['name'] !== undefined
  const asksMore = !isComplete && server.serverMetadata().userinfo_endpoint !== undefined
  const more: RawClaims = asksMore
    ? await oidc.fetchUserInfo(server, tokens.access_token, inToken.sub)
    : {}
  // What is signed wins over what was fetched.
  const person = readClaims(inToken.sub, { ...more, ...inToken })
  return { ...person, issuer, idToken: tokens.id_token ?? null }
}

/** Where the browser goes next: the provider's own sign-out, so that the next person has to sign in. */
async function endSessionUrl(parts: SignInParts, idToken: string | null): Promise<string> {
  const fallback = '/sign-in'
  try {
    const server = await parts.provider.configuration()
    if (server.serverMetadata().end_session_endpoint === undefined) return fallback
    return oidc.buildEndSessionUrl(server, {
      post_logout_redirect_uri: `${parts.config.origin}/`,
      ...(idToken === null ? {} : { id_token_hint: idToken }),
    }).href
  } catch (error) {
    if (error instanceof ProviderUnavailable) return fallback
    throw error
  }
}

function isProtocolError(error: unknown): boolean {
  return (
    error instanceof oidc.ClientError ||
    error instanceof oidc.ResponseBodyError ||
    error instanceof oidc.AuthorizationResponseError ||
    error instanceof oidc.WWWAuthenticateChallengeError ||
    isUnreachable(error)
  )
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const cause = error.cause instanceof Error ? error.cause : error
  return cause.name === 'TimeoutError' || cause.message === 'fetch failed'
}

/** To the console's own sign-in page, which says what happened and offers to try again. */
function refuseSignIn(reply: FastifyReply, reason: Refusal, returnTo = '/'): FastifyReply {
  const query = new URLSearchParams({ error: refusals[reason], reason, returnTo })
  return reply.redirect(`/sign-in?${query}`, 302)
}
