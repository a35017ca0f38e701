import type { InvocationLogging } from '../../../world/bedrock-state.ts'
import type { MetricSample, MetricSink } from '../../../world/stores/metric-store.ts'
import { SampleTally } from '../../../world/stores/sample-tally.ts'
import type { TrailRecord } from '../../../world/stores/trail-store.ts'
import type { World } from '../../../world/world.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'
import { deliverToCloudWatch } from './deliver-to-cloudwatch.ts'
import { deliverToS3 } from './deliver-to-s3.ts'
import { DeliveryHealth } from './delivery-health.ts'
import type { AccountRegion } from './delivery-permission.ts'
import { GuardrailMetrics } from './guardrail-metrics.ts'
import { InvocationMetrics } from './invocation-metrics.ts'
import { trailRecord } from './invocation-trail.ts'
import { type Loggable, loggableOf } from './loggable.ts'
import { ObjectBatches } from './object-batches.ts'

/** Calls of one account and Region, and where their log goes; without a log nothing is held. */
interface Place {
  readonly where: AccountRegion
  readonly logging: InvocationLogging | undefined
  readonly loggable: Loggable[]
}

export interface Told {
  readonly untilMs: number
  readonly after: Promise<void>
}

/**
 * Tells logs, metrics and CloudTrail of calls that ended, one or many thousands at a time. Where
 * logging is off there are no logs; a destination that fails is counted and stops nobody.
 *
 * Calls become what is kept of them as they are added, so that a history of them is never held
 * whole. Metrics and CloudTrail are written last and together, all of it or nothing.
 */
export class InvocationDelivery {
  readonly #world: World
  readonly #isStored: (requestId: string) => boolean
  readonly #places = new Map<string, Place>()
  readonly #tally = new SampleTally()
  readonly #invocationMetrics = new InvocationMetrics(this.#tally)
  readonly #guardrailMetrics = new GuardrailMetrics(this.#tally)
  readonly #trail: TrailRecord[] = []

  constructor(world: World, isStored: (requestId: string) => boolean = () => false) {
    this.#world = world
    this.#isStored = isStored
  }

  get size(): number {
    return this.#trail.length
  }

  add(invocation: LoggedInvocation): void {
    const { logging, loggable } = this.#placeOf(invocation)
    if (logging !== undefined) loggable.push(loggableOf(invocation, logging))
    this.#invocationMetrics.add(invocation)
    this.#guardrailMetrics.add(invocation)
    this.#trail.push(trailRecord(invocation))
  }

  /** A denied call never reaches a model: CloudTrail alone tells of it. */
  addDenied(invocation: LoggedInvocation): void {
    this.#trail.push(trailRecord(invocation))
  }

  /**
   * With `told` it is noted that all traffic up to there was delivered, and metrics and CloudTrail
   * wait for what was delivered before.
   */
  async store(told?: Told): Promise<void> {
    if (this.#trail.length === 0) return told?.after
    const { stores } = this.#world
    const counted: MetricSample[] = []
    const sink: MetricSink = {
      record: async (samples) => {
        for (const sample of samples) counted.push(sample)
      },
    }
    const health = new DeliveryHealth(this.#tally)
    const delivering = { health, metrics: sink, isStored: this.#isStored }
    await Promise.all(
      [...this.#places.values()].map(({ where, logging, loggable }) => {
        const { cloudWatchConfig, s3Config } = logging ?? {}
        // Files are packed by other threads while the log's store works.
        return Promise.all([
          s3Config && deliverToS3(this.#world, s3Config, where, loggable, health),
          cloudWatchConfig &&
            deliverToCloudWatch(this.#world, cloudWatchConfig, where, loggable, delivering),
        ])
      }),
    )
    await ObjectBatches.of(this.#world).writeFinished()
    const [metrics, trail, traffic] = [
      await stores.metrics(),
      await stores.trail(),
      await stores.traffic(),
    ]
    await told?.after
    // What is recorded in one turn is committed at once.
    await Promise.all([
      metrics.record(counted),
      metrics.record(this.#tally.samples()),
      trail.record(this.#trail),
      told && traffic.delivered(told.untilMs),
    ])
  }

  #placeOf({ accountId, region }: LoggedInvocation): Place {
    const id = `${accountId}/${region}`
    const known = this.#places.get(id)
    if (known !== undefined) return known
    const logging = this.#world.state.invocationLogging[accountId]?.[region]
    const fresh = { where: { accountId, region }, logging, loggable: [] }
    this.#places.set(id, fresh)
    return fresh
  }
}
