import type { InvocationLogging } from '../../../world/bedrock-state.ts'
import type { World } from '../../../world/world.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'
import { deliverToCloudWatch } from './deliver-to-cloudwatch.ts'
import { deliverToS3 } from './deliver-to-s3.ts'
import { DeliveryHealth } from './delivery-health.ts'
import { guardrailSamples } from './guardrail-metrics.ts'
import { invocationSamples } from './invocation-metrics.ts'
import { trailRecord } from './invocation-trail.ts'
import { loggableOf } from './loggable.ts'
import { ObjectBatches } from './object-batches.ts'

/** Records are large, so that few are held at a time. */
const AT_ONCE = 2_000

/**
 * Tells logs, metrics and CloudTrail of calls that ended, one or many thousands at a time. Where
 * logging is off there are no logs; a destination that fails is counted and stops nobody.
 */
export async function deliverInvocations(
  world: World,
  invocations: readonly LoggedInvocation[],
): Promise<void> {
  if (invocations.length === 0) return
  const health = new DeliveryHealth()
  for (const group of byAccountAndRegion(invocations)) {
    const logging = loggingOf(world, group)
    if (logging !== undefined) await deliverLogs(world, logging, group, health)
  }
  const metrics = await world.stores.metrics()
  await metrics.record(invocationSamples(invocations))
  await metrics.record([...guardrailSamples(invocations), ...health.samples()])
  const trail = await world.stores.trail()
  await trail.record(invocations.map(trailRecord))
}

type Group = readonly [LoggedInvocation, ...LoggedInvocation[]]

function byAccountAndRegion(invocations: readonly LoggedInvocation[]): Group[] {
  const groups = new Map<string, [LoggedInvocation, ...LoggedInvocation[]]>()
  for (const invocation of invocations) {
    const key = `${invocation.accountId}/${invocation.region}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [invocation])
    else group.push(invocation)
  }
  return [...groups.values()]
}

function loggingOf(world: World, [{ accountId, region }]: Group): InvocationLogging | undefined {
  return world.state.invocationLogging[accountId]?.[region]
}

async function deliverLogs(
  world: World,
  logging: InvocationLogging,
  invocations: Group,
  health: DeliveryHealth,
): Promise<void> {
  for (let start = 0; start < invocations.length; start += AT_ONCE) {
    const loggable = invocations
      .slice(start, start + AT_ONCE)
      .map((invocation) => loggableOf(invocation, logging))
    const { cloudWatchConfig, s3Config } = logging
    // Files are packed by other threads while the log's store works.
    await Promise.all([
      s3Config && deliverToS3(world, s3Config, loggable, health),
      cloudWatchConfig && deliverToCloudWatch(world, cloudWatchConfig, loggable, health),
    ])
  }
  await ObjectBatches.of(world).writeFinished()
}
