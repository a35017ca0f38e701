import type { GrantState } from '@gatehouse/contract/access'

/** Marked pure: the states of a request and of a grant, and the moves between them. */

export type RequestDecision = 'approve' | 'reject' | 'withdraw'

const stateAfter = {
  approve: 'approved',
  reject: 'rejected',
  withdraw: 'withdrawn',
} as const satisfies Record<RequestDecision, string>

export function stateAfterDecision<D extends RequestDecision>(decision: D): (typeof stateAfter)[D] {
  return stateAfter[decision]
}

/**
 * Moves of a grant. `effective`, `revoked` and `expired` are reached only by what was read back
 * from AWS; a failed pass keeps the direction it was going in (`failed` while granting).
 */
const moves: Readonly<Record<GrantState, readonly GrantState[]>> = {
  approved: ['applying', 'revoking', 'expiring', 'failed'],
  applying: ['effective', 'failed', 'revoking', 'expiring'],
  effective: ['revoking', 'expiring', 'failed'],
  failed: ['applying', 'effective', 'revoking', 'expiring'],
  revoking: ['revoked'],
  revoked: [],
  expiring: ['expired', 'revoking'],
  expired: [],
}

export function canMove(from: GrantState, to: GrantState): boolean {
  return moves[from].includes(to)
}

export function canRevoke(state: GrantState): boolean {
  return canMove(state, 'revoking')
}

/** States whose statements belong into IAM: what was granted and not taken back. */
export const grantedStates = ['approved', 'applying', 'effective', 'failed'] as const

export function isGranted(state: GrantState): boolean {
  return (grantedStates as readonly GrantState[]).includes(state)
}

/** States of a grant on its way out: proof of removal is still owed. */
export const endingStates = ['revoking', 'expiring'] as const

export function isEnding(state: GrantState): boolean {
  return (endingStates as readonly GrantState[]).includes(state)
}

/** The grants to compile: an expired one is left out although IAM would deny it by itself. */
export function liveGrants<G extends { readonly state: GrantState; readonly expiresAt: Date }>(
  grants: readonly G[],
  now: Date,
): readonly G[] {
  return grants.filter((grant) => isGranted(grant.state) && grant.expiresAt > now)
}
