import type { World } from '../../world/world.ts'
import type { LogGroupRef } from './log-group-ref.ts'

/** An event as metric filters see it: masked where data protection says so. */
export interface FilteredEvent {
  readonly timestampMs: number
  readonly message: string
}

/** Turns events that match the group's metric filters into samples of their metrics. */
export async function applyMetricFilters(
  _world: World,
  _ref: LogGroupRef,
  _events: readonly FilteredEvent[],
): Promise<void> {}
