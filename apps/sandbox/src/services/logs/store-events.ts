import type { NewLogEvent } from '@gatehouse/insights-engine/log-engine'
import type { World } from '../../world/world.ts'
import { engineOf, existingGroup, groupKey, type LogGroupRef, unlessGone } from './log-group-ref.ts'

/** Puts events where they are kept. What they say is settled before, and they are counted after. */
export async function storeEvents(
  world: World,
  ref: LogGroupRef,
  events: readonly NewLogEvent[],
): Promise<void> {
  const engine = await engineOf(world, ref)
  // While the engine opened the group may have been deleted, and its table with it.
  existingGroup(world, ref)
  await unlessGone(engine, ref, engine.append(groupKey(ref), events))
}
