import type { Role } from '@gatehouse/contract/permissions'

/** A signed-in person, as the database knows them at the time of the request. */
export interface PersonActor {
  readonly kind: 'person'
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly teamIds: readonly string[]
}

/** Gatehouse itself: the worker, expiry. */
export interface SystemActor {
  readonly kind: 'system'
}

export type Actor = PersonActor | SystemActor

export const gatehouse: SystemActor = { kind: 'system' }

/** Who asks, and the thread that ties together everything the asking causes. */
export interface Deed<By extends Actor = PersonActor> {
  readonly actor: By
  readonly correlationId: string
}
