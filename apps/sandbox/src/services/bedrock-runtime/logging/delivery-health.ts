import type { Metric } from '../../../world/stores/metric-store.ts'
import type { SampleTally } from '../../../world/stores/sample-tally.ts'
import type { AccountRegion } from './delivery-permission.ts'

/** The metrics that tell whether the log arrives; they have no dimensions. */
export type Destination =
  | 'ModelInvocationLogsCloudWatchDelivery'
  | 'ModelInvocationLogsS3Delivery'
  | 'ModelInvocationLargeDataS3Delivery'

/** https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html#runtime-cloudwatch-metrics */
export class DeliveryHealth {
  readonly #tally: SampleTally
  readonly #metrics = new Map<string, Metric>()

  constructor(tally: SampleTally) {
    this.#tally = tally
  }

  /** Counts deliveries that ended in the same way, by when the calls happened. */
  count(
    destination: Destination,
    { accountId, region }: AccountRegion,
    isDelivered: boolean,
    times: Iterable<number>,
  ): void {
    const name = `${destination}${isDelivered ? 'Success' : 'Failure'}`
    const id = `${accountId}/${region}/${name}`
    let metric = this.#metrics.get(id)
    if (metric === undefined) {
      const place = { accountId, region, namespace: 'AWS/Bedrock' }
      metric = { ...place, name, dimensions: {}, unit: 'Count' }
      this.#metrics.set(id, metric)
    }
    for (const atMs of times) this.#tally.add(metric, atMs, 1)
  }
}
