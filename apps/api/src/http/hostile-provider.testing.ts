import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the provider does to the next sign-in; nothing = it behaves. */
export interface Mischief {
  readonly claims?: (claims: Record<string, unknown>) => Record<string, unknown>
  readonly algorithm?: 'RS256' | 'none' | 'HS256'
  readonly keyId?: string
  readonly signWithForeignKey?: boolean
  readonly tokenStatus?: number
  readonly userinfo?: Record<string, unknown>
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** An OpenID provider that can lie in every way that a sign-in has to withstand. */
export async function startHostileProvider(metadata: Record<string, unknown> = {}) {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { nonce: string; challenge: string }>()
  const state = { mischief: {} as Mischief, jwksReads: 0, tokenCalls: 0, issuer: '' }

  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}/oidc`
  state.issuer = issuer

  async function answer(request: IncomingMessage): Promise<[number, object]> {
    switch (new URL(request.url ?? '/', issuer).pathname) {
      case '/oidc/.well-known/openid-configuration':
        return [200, describe()]
      case '/oidc/jwks':
        state.jwksReads += 1
        return [200, { keys: [publicJwk(own.publicKey)] }]
      case '/oidc/userinfo':
        return [200, { sub: 'ada', ...state.mischief.userinfo }]
      case '/oidc/token':
        return token(new URLSearchParams(await textOf(request)))
      default:
        return [404, {}]
    }
  }

  function describe() {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      userinfo_endpoint: `${issuer}/userinfo`,
      end_session_endpoint: `${issuer}/logout`,
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      scopes_supported: ['openid', 'profile', 'groups'],
      authorization_response_iss_parameter_supported: true,
      ...metadata,
    }
  }

  function token(form: URLSearchParams): [number, object] {
    state.tokenCalls += 1
    const { mischief } = state
    if (mischief.tokenStatus !== undefined) return [mischief.tokenStatus, { error: 'server_error' }]
    const code = form.get('code') ?? ''
    const begun = codes.get(code)
    codes.delete(code)
    const verifier = form.get('code_verifier') ?? ''
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    if (begun === undefined || begun.challenge !== challenge)
      return [400, { error: 'invalid_grant' }]
    const id_token = mint(begun.nonce)
    return [200, { access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token }]
  }

  function mint(nonce: string): string {
    const { claims, algorithm = 'RS256', keyId = 'one', signWithForeignKey } = state.mischief
    const now = Math.floor(Date.now() / 1000)
    const honest = {
      iss: issuer,
      aud: 'gatehouse-console',
      sub: 'ada',
      name: 'Ada',
      groups: ['group-administrator'],
      iat: now,
      exp: now + 300,
      nonce,
    }
    const head = encode({ alg: algorithm, kid: keyId, typ: 'JWT' })
    const text = `${head}.${encode(claims?.(honest) ?? honest)}`
    const key = signWithForeignKey === true ? foreign.privateKey : own.privateKey
    return `${text}.${signatureOf(text, algorithm, key)}`
  }

  function signatureOf(text: string, algorithm: string, key: KeyObject): string {
    if (algorithm === 'none') return ''
    if (algorithm === 'HS256') {
      // The well-known confusion: the public key as the secret of a symmetric signature.
      const secret = own.publicKey.export({ type: 'spki', format: 'pem' })
      return createHmac('sha256', secret).update(text).digest('base64url')
    }
    return sign('sha256', Buffer.from(text), key).toString('base64url')
  }

  return {
    state,
    issuer,
    /** Stands for the person's consent: the code that the provider would send back. */
    grant(authorizationUrl: URL): string {
      const code = `code-${codes.size}-${Date.now()}`
      codes.set(code, {
        nonce: authorizationUrl.searchParams.get('nonce') ?? '',
        challenge: authorizationUrl.searchParams.get('code_challenge') ?? '',
      })
      return code
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
    async restart() {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function publicJwk(key: KeyObject): object {
  return { ...key.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
