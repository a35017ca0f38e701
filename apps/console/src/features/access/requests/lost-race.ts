import type { AccessRequest } from '@gatehouse/contract/access'
import type { FailureCode } from '../../../locales/catalogue.ts'

/** Codes that say somebody or something was faster than the person who decided. */
const overtaken: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'access.request_not_pending',
  'access.request_changed',
])

export type Overtaken =
  | { readonly by: 'person'; readonly state: Exclude<AccessRequest['state'], 'pending'> }
  | { readonly by: 'change' }
  | { readonly by: 'policy' }

/** Why a decision was refused although it was well made; null: for another reason. */
export function overtakenBy(code: FailureCode, state: AccessRequest['state']): Overtaken | null {
  if (code === 'access.policy_changed') return { by: 'policy' }
  if (!overtaken.has(code)) return null
  return state === 'pending' ? { by: 'change' } : { by: 'person', state }
}
