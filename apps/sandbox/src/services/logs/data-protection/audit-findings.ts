import type { NewLogEvent } from '@gatehouse/insights-engine/log-engine'
import { putOwn } from '../../../world/iam-store.ts'
import type { MetricSink } from '../../../world/stores/metric-store.ts'
import type { World } from '../../../world/world.ts'
import { metricOf, recordIngestion } from '../ingestion-metrics.ts'
import { findGroup, groupArn, hasStream, type LogGroupRef } from '../log-group-ref.ts'
import { storeEvents } from '../store-events.ts'
import { tellWatchers } from '../tell-watchers.ts'
import type { Protection } from './protection.ts'

const STREAM = 'data-protection-findings'

/** Counts the events with findings, and tells the log groups that the policies name. */
export async function recordFindings(
  world: World,
  ref: LogGroupRef,
  protection: Protection,
  events: readonly NewLogEvent[],
  metrics: MetricSink,
): Promise<void> {
  const found = events.filter(({ masked }) => masked !== undefined)
  if (found.length === 0) return
  const nowMs = world.clock.now().getTime()
  const metric = metricOf(ref, 'LogEventsWithFindings', 'Count')
  await metrics.record([{ metric, atMs: nowMs, value: found.length }])
  for (const name of new Set(protection.auditedIn)) {
    const destination = { ...ref, group: name }
    const group = findGroup(world, destination)
    // A destination that was deleted since is told nothing, as in AWS.
    if (group === undefined) continue
    if (!hasStream(group, STREAM)) putOwn(group.streams, STREAM, nowMs)
    // Findings hold places only, so they are stored as they are and found in no further.
    const reports = found.map(({ message }) => ({
      timestampMs: nowMs,
      ingestionTimeMs: nowMs,
      logStream: STREAM,
      message: report(ref, protection, message, nowMs),
    }))
    await storeEvents(world, destination, reports)
    await recordIngestion(metrics, destination, reports)
    await tellWatchers(world, destination, reports, metrics)
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data-audit-findings.html */
function report(ref: LogGroupRef, protection: Protection, message: string, nowMs: number): string {
  return JSON.stringify({
    auditTimestamp: new Date(nowMs).toISOString(),
    resourceArn: `${groupArn(ref)}:*`,
    dataIdentifiers: protection.findings(message).map(({ name, spans }) => ({
      name,
      count: spans.length,
      detections: spans,
    })),
  })
}
