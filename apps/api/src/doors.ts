import type { Access } from '@gatehouse/governance/access'
import type { Audit } from '@gatehouse/governance/audit'
import type { Identity } from '@gatehouse/governance/identity'

/** The slices as the procedures reach them; `compose.ts` opens them. */
export interface Doors {
  readonly access: Access
  readonly identity: Identity
  readonly audit: Audit
}
