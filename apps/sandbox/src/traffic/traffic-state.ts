import type { TrafficPlan } from './invocations.ts'
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
