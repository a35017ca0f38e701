import * as oidc from 'openid-client'
import type { Config } from '../config.ts'
import { isLoopback } from '../loopback.ts'

/** Signature algorithms that are accepted; `none` and the symmetric ones never are. */
const acceptedAlgorithms = ['RS256', 'ES256']
const clockSkewSeconds = 60
const timeoutSeconds = 5

/** The provider cannot be reached, or describes itself in a way that cannot be used. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable'
}

export interface Provider {
  /** Reads the provider's description when it is first needed; a failure is tried again next time. */
  configuration(): Promise<oidc.Configuration>
  /** The provider may have new keys or endpoints: read its description again next time. */
  forget(): void
}

export function createProvider(settings: Config['oidc']): Provider {
  let known: Promise<oidc.Configuration> | null = null
  return {
    async configuration() {
      known ??= discover(settings)
      try {
        return await known
      } catch (error) {
        known = null
        throw new ProviderUnavailable('The sign-in provider did not answer.', { cause: error })
      }
    },
    forget() {
      known = null
    },
  }
}

async function discover({
  issuer,
  clientId,
  clientSecret,
}: Config['oidc']): Promise<oidc.Configuration> {
  const isPlain = issuer.startsWith('http:') && isLoopback(issuer)
  const insecure = isPlain ? { execute: [oidc.allowInsecureRequests] } : {}
  const described = await oidc.discovery(new URL(issuer), clientId, undefined, undefined, {
    timeout: timeoutSeconds,
    ...insecure,
  })
  const { supportsPKCE: _, ...server } = described.serverMetadata()
  const offered = server.id_token_signing_alg_values_supported ?? ['RS256']
  const algorithms = offered.filter((name) => acceptedAlgorithms.includes(name))
  if (algorithms.length === 0) {
    throw new ProviderUnavailable(
      `The provider signs with none of ${acceptedAlgorithms.join(', ')}.`,
    )
  }
  // `client_secret_basic` is the default of OpenID Connect Discovery 1.0, section 3.
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const authentication = methods.includes('client_secret_basic')
    ? oidc.ClientSecretBasic(clientSecret)
    : oidc.ClientSecretPost(clientSecret)
  const narrowed = new oidc.Configuration(
    { ...server, id_token_signing_alg_values_supported: algorithms },
    clientId,
    { [oidc.clockTolerance]: clockSkewSeconds },
    authentication,
  )
  narrowed.timeout = timeoutSeconds
  if (isPlain) oidc.allowInsecureRequests(narrowed)
  // The library trusts TLS for a token it fetched itself; we check the signature all the same.
  oidc.enableNonRepudiationChecks(narrowed)
  return narrowed
}
