import type { Role } from '@gatehouse/contract/permissions'
import type { PersonActor } from '../kernel/actor.ts'

/** Marked pure: how long a sign-in lasts. The database's clock decides; these are its intervals. */
export const sessionIdleMinutes = 30
export const sessionHours = 8
export const sessionsPerPerson = 5
export const attemptMinutes = 10

/** How the provider's groups become roles and teams: configuration, never data of a person. */
export interface GroupMapping {
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>
  /** By slug. */
  readonly teams: Readonly<
    Record<
      string,
      { readonly name: { readonly en: string; readonly ko: string }; readonly group: string }
    >
  >
}

/** What the provider says of a person who has just signed in, already verified. */
export interface Claims {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly email: string | null
  readonly groups: readonly string[]
  /** Kept as the hint that the provider wants when the person signs out. */
  readonly idToken: string | null
}

export interface Session {
  readonly startedAt: Date
  readonly expiresAt: Date
}

/** Who a request comes from. */
export interface SignedIn {
  readonly actor: PersonActor
  readonly email: string | null
  readonly session: Session
}

/** Between the redirect to the provider and its answer. */
export interface SignInAttempt {
  readonly codeVerifier: string
  readonly nonce: string
  readonly returnTo: string
}
