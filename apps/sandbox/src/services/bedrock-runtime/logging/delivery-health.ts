import type { Metric, MetricSample } from '../../../world/stores/metric-store.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'

/** The metrics that tell whether the log arrives; they have no dimensions. */
export type Destination =
  | 'ModelInvocationLogsCloudWatchDelivery'
  | 'ModelInvocationLogsS3Delivery'
  | 'ModelInvocationLargeDataS3Delivery'

interface Counted {
  readonly metric: Metric
  /** By minute, since CloudWatch tells no finer. */
  readonly minutes: Map<number, number>
}

const MINUTE_MS = 60_000

/** https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html#runtime-cloudwatch-metrics */
export class DeliveryHealth {
  readonly #counted = new Map<string, Counted>()

  count(destination: Destination, invocation: LoggedInvocation, isDelivered: boolean): void {
    const { accountId, region, atMs } = invocation
    const name = `${destination}${isDelivered ? 'Success' : 'Failure'}`
    const id = `${accountId}/${region}/${name}`
    let counted = this.#counted.get(id)
    if (counted === undefined) {
      const metric = {
        accountId,
        region,
        namespace: 'AWS/Bedrock',
        name,
        dimensions: {},
        unit: 'Count',
      }
      counted = { metric, minutes: new Map() }
      this.#counted.set(id, counted)
    }
    const minute = Math.floor(atMs / MINUTE_MS)
    counted.minutes.set(minute, (counted.minutes.get(minute) ?? 0) + 1)
  }

  samples(): MetricSample[] {
    return [...this.#counted.values()].flatMap(({ metric, minutes }) =>
      [...minutes].map(([minute, count]) => ({
        metric,
        atMs: minute * MINUTE_MS,
        value: 1,
        count,
      })),
    )
  }
}
