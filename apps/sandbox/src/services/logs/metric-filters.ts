import type { StoredMetricFilter } from '../../world/logs-state.ts'
import type { MetricSample, MetricSink } from '../../world/stores/metric-store.ts'
import type { World } from '../../world/world.ts'
import { numberOf } from './filter-pattern/compare.ts'
import { matchesPattern } from './filter-pattern/matches-pattern.ts'
import { parseFilterPattern } from './filter-pattern/parse-filter-pattern.ts'
import type { FilterPattern } from './filter-pattern/pattern.ts'
import { fieldReader } from './filter-pattern/read-field.ts'
import { findGroup, type LogGroupRef } from './log-group-ref.ts'
import { isDimensionText, isMetricValue } from './metric-filter-rules.ts'

export interface FilteredEvent {
  readonly timestampMs: number
  readonly message: string
}

const MINUTE_MS = 60_000

/**
 * Turns events that just arrived into samples of the group's metric filters: filters never look back.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
 */
export async function applyMetricFilters(
  world: World,
  ref: LogGroupRef,
  events: readonly FilteredEvent[],
  metrics: MetricSink,
): Promise<void> {
  const filters = Object.values(findGroup(world, ref)?.metricFilters ?? {})
  if (filters.length === 0 || events.length === 0) return
  const samples = filters.flatMap((filter) => samplesOf(filter, ref, events))
  if (samples.length > 0) await metrics.record(samples)
}

interface Watched {
  readonly pattern: FilterPattern
  /** The last minute that had a sample, so that a later batch of it brings no default value. */
  lastMinute: number
}

const watched = new WeakMap<StoredMetricFilter, Watched>()

function watch(filter: StoredMetricFilter): Watched | undefined {
  const known = watched.get(filter)
  if (known !== undefined) return known
  const pattern = parseFilterPattern(filter.pattern)
  if ('invalid' in pattern) return undefined
  const fresh = { pattern, lastMinute: Number.NEGATIVE_INFINITY }
  watched.set(filter, fresh)
  return fresh
}

function samplesOf(
  filter: StoredMetricFilter,
  ref: LogGroupRef,
  events: readonly FilteredEvent[],
): MetricSample[] {
  const watching = watch(filter)
  if (watching === undefined) return []
  const samples: MetricSample[] = []
  const silent = new Set<number>()
  for (const event of events) {
    const minute = Math.floor(event.timestampMs / MINUTE_MS)
    if (!matchesPattern(watching.pattern, event.message)) {
      if (minute > watching.lastMinute) silent.add(minute)
      continue
    }
    const sample = sampleOf(filter, watching.pattern, ref, event)
    if (sample === undefined) continue
    samples.push(sample)
    watching.lastMinute = Math.max(watching.lastMinute, minute)
  }
  if (filter.defaultValue === undefined) return samples
  const counted = new Set(samples.map(({ atMs }) => Math.floor(atMs / MINUTE_MS)))
  for (const minute of silent) {
    if (counted.has(minute)) continue
    samples.push({
      metric: metricOf(filter, ref, {}),
      atMs: minute * MINUTE_MS,
      value: filter.defaultValue,
    })
    watching.lastMinute = Math.max(watching.lastMinute, minute)
  }
  return samples
}

/** Undefined where the event has no number, or no dimension, that CloudWatch would take. */
function sampleOf(
  filter: StoredMetricFilter,
  pattern: FilterPattern,
  ref: LogGroupRef,
  { message, timestampMs }: FilteredEvent,
): MetricSample | undefined {
  const isConstant = !filter.metricValue.startsWith('$')
  const named = Object.entries(filter.dimensions ?? {})
  if (isConstant && named.length === 0) {
    const value = numberOf(filter.metricValue)
    return { metric: metricOf(filter, ref, {}), atMs: timestampMs, value }
  }
  const read = fieldReader(pattern, message)
  const value = numberOf(isConstant ? filter.metricValue : (read(filter.metricValue) ?? ''))
  if (!isMetricValue(value)) return undefined
  const dimensions: Record<string, string> = {}
  for (const [name, field] of named) {
    const text = read(field)
    if (text === undefined || !isDimensionText(text)) return undefined
    dimensions[name] = text
  }
  return { metric: metricOf(filter, ref, dimensions), atMs: timestampMs, value }
}

function metricOf(
  filter: StoredMetricFilter,
  { accountId, region }: LogGroupRef,
  dimensions: Readonly<Record<string, string>>,
) {
  const system: Record<string, string> = { '@aws.account': accountId, '@aws.region': region }
  const emitted = (filter.emitSystemFieldDimensions ?? []).flatMap((name) => {
    const value = system[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    accountId,
    region,
    namespace: filter.metricNamespace,
    name: filter.metricName,
    dimensions: { ...dimensions, ...Object.fromEntries(emitted) },
    ...(filter.unit === undefined ? {} : { unit: filter.unit }),
  }
}
