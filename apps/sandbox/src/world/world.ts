import type { TrafficState } from '../traffic/traffic-state.ts'
import type { AccessKey } from './access-keys.ts'
import type { BedrockState, InvocationLoggingState } from './bedrock-state.ts'
import { type BucketsState, hasPlace } from './buckets-state.ts'
import { WorldClock } from './clock.ts'
import { type IamState, IamStore } from './iam-store.ts'
import { LiveTail } from './live-tail.ts'
import type { LogsState } from './logs-state.ts'
import type { OrganizationState } from './organization-state.ts'
import { QueryRegistry } from './query-registry.ts'
import type { WorldStores } from './stores/world-stores.ts'

export interface WorldSettings {
  /** How long decisions keep seeing IAM as it was before a write. */
  iamPropagationMs: number
}

/** All that changes, as plain JSON: what the snapshot on disk holds. `seedWorldState()` makes one. */
export interface WorldState {
  readonly iam: IamState
  readonly organization: OrganizationState
  /** By access key id. */
  readonly accessKeys: Record<string, AccessKey>
  readonly bedrock: BedrockState
  readonly invocationLogging: InvocationLoggingState
  readonly logs: LogsState
  readonly buckets: BucketsState
  readonly settings: WorldSettings
  /** Objects of invocation logs that were read into a log group: bucket, key and ETag of each. */
  loadedLogObjects?: string[]
  /** Absent: no traffic was made. */
  traffic?: TrafficState
  clockOffsetMs: number
}

/** The pretend organisation, alive: its state, its clock, and who wants to know of changes. */
export class World {
  readonly clock: WorldClock
  readonly iam: IamStore
  readonly state: WorldState
  readonly stores: WorldStores
  readonly queries = new QueryRegistry()
  readonly liveTail = new LiveTail()
  readonly #onChange: () => void

  constructor(state: WorldState, stores: WorldStores, onChange: () => void = () => {}) {
    this.stores = stores
    this.state = state
    this.clock = new WorldClock(state.clockOffsetMs)
    this.iam = new IamStore(state.iam, this.clock, () => state.settings.iamPropagationMs)
    this.#onChange = onChange
    stores.objects().bucketsAre((name) => hasPlace(state.buckets, name))
  }

  /** Says that the state changed, so that the snapshot follows. */
  changed(): void {
    this.state.clockOffsetMs = this.clock.offsetMs
    this.#onChange()
  }
}
