import type { SignedIn } from '@gatehouse/governance/identity'
import type { Doors } from '../doors.ts'
import type { RateLimit } from './rate-limit.ts'

/** What a procedure finds around it. */
export interface Context {
  readonly doors: Doors
  /** Who asks, as the database said at this request; null: nobody who is signed in. */
  readonly signedIn: SignedIn | null
  readonly correlationId: string
  readonly rateLimit: RateLimit
  /** Tells the client when to come back. */
  retryAfter(seconds: number): void
}
