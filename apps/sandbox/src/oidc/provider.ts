import { Provider } from 'oidc-provider'
import type { AnyRequest, AnyResponse } from '../http/listener.ts'
import { configuration } from './configuration.ts'
import { handleInteraction } from './interactions.ts'
import { signingKeys } from './signing-keys.ts'

export interface SignInOptions {
  /** `http://127.0.0.1:PORT/oidc` */
  readonly issuer: string
  readonly clientSecret: string
  /** Where the signing keys are kept; absent: in memory. */
  readonly stateDir?: string | undefined
}

/** Answers everything under `/oidc`; `request.url` still carries that prefix. */
export function createSignIn({
  issuer,
  clientSecret,
  stateDir,
}: SignInOptions): (request: AnyRequest, response: AnyResponse) => Promise<void> {
  const basePath = new URL(issuer).pathname
  const provider = new Provider(
    issuer,
    configuration(clientSecret, signingKeys(stateDir), basePath),
  )
  const answer = provider.callback()
  return async (request, response) => {
    const path = request.url ?? '/'
    if (path.startsWith(`${basePath}/interaction/`)) {
      await handleInteraction(provider, request, response, path)
      return
    }
    // The provider's routes have no prefix; it learns the prefix by comparing these two.
    Object.assign(request, { originalUrl: path, url: path.slice(basePath.length) || '/' })
    await answer(request, response)
  }
}
