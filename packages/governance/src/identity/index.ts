import type { Me } from '@gatehouse/contract/identity'
import type { Result } from '../kernel/result.ts'
import { endSession } from './end-session.ts'
import type { IdentityPorts, IdentitySettings } from './ports.ts'
import { readMe } from './read-me.ts'
import type { Claims, SignedIn, SignInAttempt } from './session.ts'
import { signIn } from './sign-in.ts'
import { tokenHash } from './token-hash.ts'

export type { IdentityPorts, IdentitySettings, IdentityStore } from './ports.ts'
export type { Claims, GroupMapping, SignedIn, SignInAttempt } from './session.ts'

/** The slice's door: who is asking. */
export interface Identity {
  /** Mirrors the configured teams; at every start. */
  syncTeams(): Promise<void>
  /** Keeps PKCE verifier and nonce under the `state` that goes to the provider. */
  startAttempt(state: string, attempt: SignInAttempt): Promise<void>
  /** Once, within ten minutes; null otherwise. */
  takeAttempt(state: string): Promise<SignInAttempt | null>
  /** The token is the cookie's value: 256 random bits, never stored as such. */
  signIn(claims: Claims, correlationId: string): Promise<Result<{ readonly token: string }>>
  /**
   * null: no session, ended, idle for 30 minutes, older than 8 hours, or a disabled person. A look
   * that no person asked for (`isUse: false`) does not keep the session alive.
   */
  resolve(token: string, options?: { readonly isUse: boolean }): Promise<SignedIn | null>
  signOut(
    token: string,
    correlationId: string,
  ): Promise<Result<{ readonly idToken: string | null }>>
  me(signedIn: SignedIn): Promise<Me>
}

export function createIdentity(ports: IdentityPorts, settings: IdentitySettings): Identity {
  const { store } = ports
  return {
    syncTeams: () => store.mirrorTeams(settings.groups.teams),
    startAttempt: (state, attempt) => store.saveAttempt(tokenHash(state), attempt),
    takeAttempt: (state) => store.takeAttempt(tokenHash(state)),
    signIn: (claims, correlationId) => signIn(ports, settings, claims, correlationId),
    resolve: (token, { isUse } = { isUse: true }) => store.session(tokenHash(token), isUse),
    signOut: (token, correlationId) => endSession(ports, token, correlationId),
    me: (signedIn) => readMe(ports, settings, signedIn),
  }
}
