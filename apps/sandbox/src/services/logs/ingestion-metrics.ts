import type { NewLogEvent } from '@gatehouse/insights-engine/log-engine'
import type { Metric, MetricSample, MetricSink } from '../../world/stores/metric-store.ts'
import type { World } from '../../world/world.ts'
import type { LogGroupRef } from './log-group-ref.ts'

const NAMESPACE = 'AWS/Logs'
const MINUTE_MS = 60_000

/** Where what is counted on the way is left, unless somebody collects it. */
export const metricsOf = (world: World): MetricSink => ({
  record: async (samples) => (await world.stores.metrics()).record(samples),
})

/**
 * IncomingLogEvents and IncomingBytes, one sample a minute of arrival.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html
 */
export async function recordIngestion(
  metrics: MetricSink,
  ref: LogGroupRef,
  events: readonly (NewLogEvent & { readonly messageBytes?: number | undefined })[],
): Promise<void> {
  const minutes = new Map<number, { events: number; bytes: number }>()
  for (const event of events) {
    const { ingestionTimeMs, messageBytes } = event
    const minute = Math.floor(ingestionTimeMs / MINUTE_MS)
    let sum = minutes.get(minute)
    if (sum === undefined) {
      sum = { events: 0, bytes: 0 }
      minutes.set(minute, sum)
    }
    sum.events += 1
    sum.bytes += messageBytes ?? Buffer.byteLength(event.message)
  }
  const ofEvents = metricOf(ref, 'IncomingLogEvents')
  const ofBytes = metricOf(ref, 'IncomingBytes', 'Bytes')
  const samples: MetricSample[] = []
  for (const [minute, sum] of minutes) {
    const atMs = minute * MINUTE_MS
    samples.push({ metric: ofEvents, atMs, value: sum.events })
    samples.push({ metric: ofBytes, atMs, value: sum.bytes })
  }
  await metrics.record(samples)
}

export function metricOf(
  { accountId, region, group }: LogGroupRef,
  name: string,
  unit = 'None',
): Metric {
  const dimensions = { LogGroupName: group }
  return { accountId, region, namespace: NAMESPACE, name, dimensions, unit }
}
