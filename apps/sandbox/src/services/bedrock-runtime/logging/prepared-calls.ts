import type { InvocationLogging, InvocationLoggingState } from '../../../world/bedrock-state.ts'
import { type SampleColumns, SampleTally } from '../../../world/stores/sample-tally.ts'
import { addTrailRow, noTrailRows } from '../../../world/stores/trail-rows.ts'
import type { TrailRows } from '../../../world/stores/trail-store.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'
import type { AccountRegion } from './delivery-permission.ts'
import { GuardrailMetrics } from './guardrail-metrics.ts'
import { InvocationMetrics } from './invocation-metrics.ts'
import { trailRecord } from './invocation-trail.ts'
import type { LogFiles } from './log-files.ts'
import { type Loggable, loggableOf } from './loggable.ts'

/** Calls of one account and Region on their way into its log, in the order of time. */
export interface PreparedPlace {
  readonly where: AccountRegion
  readonly loggable: readonly Loggable[]
  /** Files for S3, where they were made ahead. */
  readonly files?: LogFiles
}

/** All that is kept of calls that ended. */
export interface PreparedCalls<Place = PreparedPlace> {
  readonly places: readonly Place[]
  readonly samples: readonly SampleColumns[]
  readonly trail: TrailRows
  /** How many calls these are. */
  readonly count: number
}

/** Takes the calls of one account and Region, in the order of time. */
export interface PlaceCollector<Place> {
  add(loggable: Loggable): void
  place(): Place
}

export type CollectPlace<Place> = (
  where: AccountRegion,
  logging: InvocationLogging,
) => PlaceCollector<Place>

/**
 * Turns calls into what logs, metrics and CloudTrail keep of them, one by one, so that a history of
 * them is never held whole. Where logging is off nothing is made for it.
 */
export class CallPreparation<Place> {
  readonly #logging: InvocationLoggingState
  readonly #collect: CollectPlace<Place>
  readonly #places = new Map<string, PlaceCollector<Place>>()
  readonly #tally = new SampleTally()
  readonly #invocationMetrics = new InvocationMetrics(this.#tally)
  readonly #guardrailMetrics = new GuardrailMetrics(this.#tally)
  readonly #trail = noTrailRows()
  #count = 0

  constructor(logging: InvocationLoggingState, collect: CollectPlace<Place>) {
    this.#logging = logging
    this.#collect = collect
  }

  get size(): number {
    return this.#count
  }

  add(invocation: LoggedInvocation): void {
    const { accountId, region } = invocation
    const logging = this.#logging[accountId]?.[region]
    if (logging !== undefined) {
      this.#placeOf({ accountId, region }, logging).add(loggableOf(invocation, logging))
    }
    this.#invocationMetrics.add(invocation)
    this.#guardrailMetrics.add(invocation)
    this.addDenied(invocation)
  }

  /** A denied call never reaches a model: CloudTrail alone tells of it. */
  addDenied(invocation: LoggedInvocation): void {
    addTrailRow(this.#trail, trailRecord(invocation))
    this.#count += 1
  }

  prepared(): PreparedCalls<Place> {
    const places = Array.from(this.#places.values(), (collector) => collector.place())
    return { places, samples: this.#tally.columns(), trail: this.#trail, count: this.#count }
  }

  #placeOf(where: AccountRegion, logging: InvocationLogging): PlaceCollector<Place> {
    const id = `${where.accountId}/${where.region}`
    const known = this.#places.get(id)
    if (known !== undefined) return known
    const fresh = this.#collect(where, logging)
    this.#places.set(id, fresh)
    return fresh
  }
}

/** For calls that are stored by who prepares them. */
export function plainPreparation(logging: InvocationLoggingState): CallPreparation<PreparedPlace> {
  return new CallPreparation(logging, (where) => {
    const loggable: Loggable[] = []
    return { add: (call) => loggable.push(call), place: () => ({ where, loggable }) }
  })
}
