import type { Clock, Ids, Randomness } from '../kernel/environment.ts'
import type { Once } from '../kernel/once.ts'
import type {
  AccountDirectory,
  ModelCaller,
  ModelCatalogue,
  ModelEnablement,
  PolicyChecks,
  PrincipalPolicies,
} from './ports.ts'
import type { AccessStore, ApplyRunStore } from './store-ports.ts'

/**
 * Everything the slice needs from outside. A use case is `verbNoun(ports, deed, input)` and names
 * the part of these that it uses: `Pick<AccessPorts, 'store' | 'ids'>`.
 */
export interface AccessPorts {
  readonly store: AccessStore
  readonly runs: ApplyRunStore
  readonly once: Once<AccessStore>
  readonly clock: Clock
  readonly ids: Ids
  readonly randomness: Randomness
  readonly catalogue: ModelCatalogue
  readonly enablement: ModelEnablement
  readonly policies: PrincipalPolicies
  readonly checks: PolicyChecks
  readonly directory: AccountDirectory
  readonly caller: ModelCaller
}
