import type { World } from '../world/world.ts'
import { DAY_MS } from './calendar.ts'
import { type TrafficPlan, trafficPlan } from './invocations.ts'
import type { WantedHistory } from './traffic-progress.ts'

/** What the world remembers of made-up traffic: enough to go on with it and never to repeat it. */
export interface TrafficState {
  readonly plan: TrafficPlan
  readonly days: number
  readonly calls: number
  /** All calls up to here were delivered. */
  untilMs: number
}

export function isSame({ plan, days, calls }: TrafficState, wanted: WantedHistory): boolean {
  return plan.seed === wanted.seed && days === wanted.days && calls === wanted.calls
}

/** A history that nothing was made of yet, and that the world remembers from now on. */
export function begunTraffic(world: World, wanted: WantedHistory): TrafficState {
  const endMs = world.clock.now().getTime()
  const { days, calls } = wanted
  const state = {
    plan: trafficPlan({ ...wanted, endMs }),
    days,
    calls,
    untilMs: endMs - days * DAY_MS,
  }
  world.state.traffic = state
  world.changed()
  return state
}
