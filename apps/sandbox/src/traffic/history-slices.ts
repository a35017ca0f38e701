import { setImmediate as others } from 'node:timers/promises'
import type { LoggedInvocation } from '../services/bedrock-runtime/logged-invocation.ts'
import {
  type CallPreparation,
  type PreparedCalls,
  type PreparedPlace,
  plainPreparation,
} from '../services/bedrock-runtime/logging/prepared-calls.ts'
import type { InvocationLoggingState } from '../world/bedrock-state.ts'
import { isDenied } from './failures.ts'
import { hoursOfEach, type TrafficPlan } from './invocations.ts'

/** What a history is made from. */
export interface WantedSlices {
  readonly plan: TrafficPlan
  readonly afterMs: number
  readonly untilMs: number
  readonly logging: InvocationLoggingState
  /** A slice has that many calls and what is left of their hour. */
  readonly callsAtOnce: number
}

export interface HistorySlice<Place = PreparedPlace> {
  readonly calls: PreparedCalls<Place>
  /** When its last call ended up. */
  readonly untilMs: number
}

export function prepare<Place>(preparation: CallPreparation<Place>, call: LoggedInvocation): void {
  if (isDenied(call)) preparation.addDenied(call)
  else preparation.add(call)
}

/**
 * The calls between two moments, ready to be stored. Slices end with an hour, so that the same
 * beginning always gives the same slices; the last one may be empty.
 */
export async function* slicesBy<Place>(
  wanted: WantedSlices,
  begin: (logging: InvocationLoggingState) => CallPreparation<Place>,
): AsyncGenerator<HistorySlice<Place>> {
  const { plan, afterMs, logging, callsAtOnce } = wanted
  let preparation = begin(logging)
  let untilMs = afterMs
  for (const calls of hoursOfEach(plan, afterMs, wanted.untilMs)) {
    for (const call of calls) {
      prepare(preparation, call)
      untilMs = call.atMs
    }
    await others()
    if (preparation.size < callsAtOnce) continue
    yield { calls: preparation.prepared(), untilMs }
    preparation = begin(logging)
  }
  yield { calls: preparation.prepared(), untilMs }
}

export const historySlices = (wanted: WantedSlices) => slicesBy(wanted, plainPreparation)
