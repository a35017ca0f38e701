import type { NewLogEvent } from '@gatehouse/insights-engine/log-engine'
import type { MetricSample } from '../../world/stores/metric-store.ts'
import type { World } from '../../world/world.ts'
import type { LogGroupRef } from './log-group-ref.ts'

const NAMESPACE = 'AWS/Logs'
const MINUTE_MS = 60_000

/**
 * IncomingLogEvents and IncomingBytes, one sample a minute of arrival.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html
 */
export async function recordIngestion(
  world: World,
  ref: LogGroupRef,
  events: readonly NewLogEvent[],
): Promise<void> {
  const minutes = new Map<number, { events: number; bytes: number }>()
  for (const { ingestionTimeMs, message } of events) {
    const atMs = Math.floor(ingestionTimeMs / MINUTE_MS) * MINUTE_MS
    const sum = minutes.get(atMs) ?? { events: 0, bytes: 0 }
    minutes.set(atMs, sum)
    sum.events += 1
    sum.bytes += Buffer.byteLength(message)
  }
  const samples = [...minutes].flatMap(([atMs, sum]): MetricSample[] => [
    sampleOf(ref, 'IncomingLogEvents', atMs, sum.events),
    sampleOf(ref, 'IncomingBytes', atMs, sum.bytes, 'Bytes'),
  ])
  await (await world.stores.metrics()).record(samples)
}

export function sampleOf(
  { accountId, region, group }: LogGroupRef,
  name: string,
  atMs: number,
  value: number,
  unit = 'None',
): MetricSample {
  const dimensions = { LogGroupName: group }
  return {
    metric: { accountId, region, namespace: NAMESPACE, name, dimensions, unit },
    atMs,
    value,
  }
}
