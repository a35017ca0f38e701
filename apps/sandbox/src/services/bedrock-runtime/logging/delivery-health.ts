import type { Metric, MetricSample } from '../../../world/stores/metric-store.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'

/** The metrics that tell whether the log arrives; they have no dimensions. */
export type Destination =
  | 'ModelInvocationLogsCloudWatchDelivery'
  | 'ModelInvocationLogsS3Delivery'
  | 'ModelInvocationLargeDataS3Delivery'

/** https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html#runtime-cloudwatch-metrics */
export class DeliveryHealth {
  readonly #metrics = new Map<string, Metric>()
  readonly #samples: MetricSample[] = []

  count(destination: Destination, invocation: LoggedInvocation, isDelivered: boolean): void {
    const { accountId, region, atMs } = invocation
    const name = `${destination}${isDelivered ? 'Success' : 'Failure'}`
    const id = `${accountId}/${region}/${name}`
    let metric = this.#metrics.get(id)
    if (metric === undefined) {
      metric = {
        accountId,
        region,
        namespace: 'AWS/Bedrock',
        name,
        dimensions: {},
        unit: 'Count',
      }
      this.#metrics.set(id, metric)
    }
    this.#samples.push({ metric, atMs, value: 1 })
  }

  samples(): readonly MetricSample[] {
    return this.#samples
  }
}
