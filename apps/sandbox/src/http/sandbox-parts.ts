import type { CallLog } from '../control/call-log.ts'
import type { Faults } from '../control/faults.ts'
import type { TrafficDesk } from '../traffic/traffic-desk.ts'
import type { World } from '../world/world.ts'

/** What one running sandbox is made of; `world` is replaced by a reset. */
export interface SandboxParts {
  world: World
  readonly calls: CallLog
  readonly faults: Faults
  readonly traffic: TrafficDesk
  /** A fresh world from the seed, wired to the snapshot. */
  readonly reset: () => Promise<void>
}
