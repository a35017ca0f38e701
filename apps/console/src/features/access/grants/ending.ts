import type { Grant, GrantState } from '@gatehouse/contract/access'

const dayMs = 86_400_000
/** From here on a grant counts as ending: the same two weeks as on the home page. */
const soonDays = 14

/** States in which IAM may allow calls, or soon will. */
export const liveStates = [
  'approved',
  'applying',
  'effective',
  'failed',
  'revoking',
  'expiring',
] as const satisfies readonly GrantState[]
export const endedStates = ['revoked', 'expired'] as const satisfies readonly GrantState[]

export function isEnded(state: GrantState): boolean {
  return endedStates.some((ended) => ended === state)
}

export type Ending =
  | { readonly when: 'later' | 'soon'; readonly days: number }
  | { readonly when: 'today' }
  | { readonly when: 'over' }

/** How long IAM still allows it, in whole days. */
export function endingOf(expiresAt: string, now: Date): Ending {
  const leftMs = Date.parse(expiresAt) - now.getTime()
  if (leftMs <= 0) return { when: 'over' }
  const days = Math.floor(leftMs / dayMs)
  if (days === 0) return { when: 'today' }
  return { when: days <= soonDays ? 'soon' : 'later', days }
}

/** Whether IAM was seen to allow it, and still does. */
export function canBeUsed(grant: Pick<Grant, 'state' | 'expiresAt'>, now: Date): boolean {
  return grant.state === 'effective' && endingOf(grant.expiresAt, now).when !== 'over'
}

/** The test is a Converse, so it needs the on-demand channel. */
export function canBeTested(
  grant: Pick<Grant, 'state' | 'expiresAt' | 'mayTest' | 'channels'>,
  now: Date,
): boolean {
  return grant.mayTest && grant.channels.includes('runtime') && canBeUsed(grant, now)
}

/** Whether the page has to tell that this grant ends soon. */
export function endsSoon(grant: Pick<Grant, 'state' | 'expiresAt'>, now: Date): boolean {
  if (isEnded(grant.state)) return false
  const { when } = endingOf(grant.expiresAt, now)
  return when === 'soon' || when === 'today'
}
