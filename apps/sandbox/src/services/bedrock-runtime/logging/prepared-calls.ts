import type { InvocationLoggingState } from '../../../world/bedrock-state.ts'
import { type SampleColumns, SampleTally } from '../../../world/stores/sample-tally.ts'
import type { TrailRecord } from '../../../world/stores/trail-store.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'
import type { AccountRegion } from './delivery-permission.ts'
import { GuardrailMetrics } from './guardrail-metrics.ts'
import { InvocationMetrics } from './invocation-metrics.ts'
import { trailRecord } from './invocation-trail.ts'
import { type Loggable, loggableOf } from './loggable.ts'

/** Calls of one account and Region on their way into its log. */
export interface PreparedPlace {
  readonly where: AccountRegion
  readonly loggable: Loggable[]
}

/** All that is kept of calls that ended. */
export interface PreparedCalls {
  readonly places: readonly PreparedPlace[]
  readonly samples: readonly SampleColumns[]
  readonly trail: readonly TrailRecord[]
}

/**
 * Turns calls into what logs, metrics and CloudTrail keep of them, one by one, so that a history of
 * them is never held whole. Where logging is off nothing is made for it.
 */
export class CallPreparation {
  readonly #logging: InvocationLoggingState
  readonly #places = new Map<string, PreparedPlace>()
  readonly #tally = new SampleTally()
  readonly #invocationMetrics = new InvocationMetrics(this.#tally)
  readonly #guardrailMetrics = new GuardrailMetrics(this.#tally)
  readonly #trail: TrailRecord[] = []

  constructor(logging: InvocationLoggingState) {
    this.#logging = logging
  }

  get size(): number {
    return this.#trail.length
  }

  add(invocation: LoggedInvocation): void {
    const { accountId, region } = invocation
    const logging = this.#logging[accountId]?.[region]
    if (logging !== undefined) {
      this.#placeOf(accountId, region).loggable.push(loggableOf(invocation, logging))
    }
    this.#invocationMetrics.add(invocation)
    this.#guardrailMetrics.add(invocation)
    this.#trail.push(trailRecord(invocation))
  }

  /** A denied call never reaches a model: CloudTrail alone tells of it. */
  addDenied(invocation: LoggedInvocation): void {
    this.#trail.push(trailRecord(invocation))
  }

  prepared(): PreparedCalls {
    const places = [...this.#places.values()]
    return { places, samples: this.#tally.columns(), trail: this.#trail }
  }

  #placeOf(accountId: string, region: string): PreparedPlace {
    const id = `${accountId}/${region}`
    const known = this.#places.get(id)
    if (known !== undefined) return known
    const fresh = { where: { accountId, region }, loggable: [] }
    this.#places.set(id, fresh)
    return fresh
  }
}
