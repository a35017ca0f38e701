import type { MetricSample, MetricSink } from '../../../world/stores/metric-store.ts'
import { SampleTally, samplesIn } from '../../../world/stores/sample-tally.ts'
import type { World } from '../../../world/world.ts'
import { deliverToCloudWatch } from './deliver-to-cloudwatch.ts'
import { deliverToS3 } from './deliver-to-s3.ts'
import { DeliveryHealth } from './delivery-health.ts'
import { ObjectBatches } from './object-batches.ts'
import type { PreparedCalls } from './prepared-calls.ts'

/** Of made-up traffic only, which goes on where a sudden end left it. */
export interface Told {
  /** Noted with metrics and CloudTrail: all traffic up to there was delivered. */
  readonly untilMs: number
  /** Metrics and CloudTrail wait for what was delivered before. */
  readonly after: Promise<void>
  /** Whether the log has the call already. */
  readonly isStored: (requestId: string) => boolean
}

/**
 * Tells logs, metrics and CloudTrail of calls that ended, one or many thousands at a time. A
 * destination that fails is counted and stops nobody. Metrics and CloudTrail are written last and
 * together, all of it or nothing.
 */
export async function storeCalls(
  world: World,
  { places, samples, trail: rows, count }: PreparedCalls,
  told?: Told,
): Promise<void> {
  if (count === 0) return told?.after
  const { stores, state } = world
  const counted: MetricSample[] = []
  const metrics: MetricSink = {
    record: async (some) => {
      for (const sample of some) counted.push(sample)
    },
  }
  const tally = new SampleTally()
  const health = new DeliveryHealth(tally)
  const delivering = { health, metrics, isStored: told?.isStored ?? (() => false) }
  await Promise.all(
    places.map((place) => {
      const { where, loggable } = place
      const logging = state.invocationLogging[where.accountId]?.[where.region]
      const { cloudWatchConfig, s3Config } = logging ?? {}
      // Files are packed by other threads while the log's store works.
      return Promise.all([
        s3Config && deliverToS3(world, s3Config, place, health),
        cloudWatchConfig &&
          deliverToCloudWatch(world, cloudWatchConfig, where, loggable, delivering),
      ])
    }),
  )
  await ObjectBatches.of(world).writeFinished()
  const store = await stores.metrics()
  const trail = await stores.trail()
  const traffic = await stores.traffic()
  await told?.after
  // What is recorded in one turn is committed at once.
  await Promise.all([
    store.record(counted),
    store.record(samplesIn(samples)),
    store.record(samplesIn(tally.columns())),
    trail.recordRows(rows),
    told && traffic.delivered(told.untilMs),
  ])
}
