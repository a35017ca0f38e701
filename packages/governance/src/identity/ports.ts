import type { TeamRef } from '@gatehouse/contract/identity'
import type { Role } from '@gatehouse/contract/permissions'
import type { Decision } from '../kernel/decision.ts'
import type { Ids, Randomness } from '../kernel/environment.ts'
import type { Result } from '../kernel/result.ts'
import type { GroupMapping, SignedIn, SignInAttempt } from './session.ts'

export type IdentityChange =
  | {
      readonly kind: 'session-started'
      readonly person: {
        readonly id: string
        readonly issuer: string
        readonly subject: string
        readonly name: string
        readonly email: string | null
        readonly roles: readonly Role[]
        readonly teamIds: readonly string[]
      }
      readonly tokenHash: string
      readonly idToken: string | null
    }
  | { readonly kind: 'session-ended'; readonly tokenHash: string }

export interface IdentityStore {
  /** The person of `iss + sub`, if they have been here before. */
  person(
    issuer: string,
    subject: string,
  ): Promise<{ readonly id: string; readonly isDisabled: boolean } | null>
  /** How many sessions the person has that have not ended. */
  liveSessions(personId: string): Promise<number>
  /** A live session by the database's clock; `isUse` puts its idle end off. */
  session(tokenHash: string, isUse: boolean): Promise<SignedIn | null>
  /** The provider's ID token of a session, live or not. */
  idToken(tokenHash: string): Promise<string | null>
  commit(decision: Decision<IdentityChange>): Promise<Result<void>>

  teams(teamIds: readonly string[]): Promise<readonly TeamRef[]>
  administratorNames(): Promise<readonly string[]>
  /** Mirrors the configured teams; a team that is no longer configured stays, since history names it. */
  mirrorTeams(teams: GroupMapping['teams']): Promise<void>

  saveAttempt(stateHash: string, attempt: SignInAttempt): Promise<void>
  /** Gives the attempt out once, and only while it is fresh. */
  takeAttempt(stateHash: string): Promise<SignInAttempt | null>
}

export interface IdentityPorts {
  readonly store: IdentityStore
  readonly ids: Ids
  readonly randomness: Randomness
}

export interface IdentitySettings {
  readonly groups: GroupMapping
  /** Whom to ask for a role, in the organisation's own words. */
  readonly contactText: string | null
  /** AWS is the local sandbox: the console says so on every page. */
  readonly isSandbox: boolean
}
