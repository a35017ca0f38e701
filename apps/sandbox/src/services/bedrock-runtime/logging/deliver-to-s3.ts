import type { LogBucket } from '../../../world/bedrock-state.ts'
import type { World } from '../../../world/world.ts'
import type { Loggable } from './deliver-to-cloudwatch.ts'
import type { DeliveryHealth } from './delivery-health.ts'
import { mayWriteBucket } from './delivery-permission.ts'
import { invocationRecord } from './invocation-record.ts'
import { ObjectBatches } from './object-batches.ts'
import { placeBodies } from './place-bodies.ts'
import { putOffloaded } from './put-offloaded.ts'

/** All invocations are of one account and Region. */
export async function deliverToS3(
  world: World,
  bucket: LogBucket,
  loggable: readonly Loggable[],
  health: DeliveryHealth,
): Promise<void> {
  const first = loggable[0]?.invocation
  if (first === undefined) return
  const mayWrite = mayWriteBucket(world, bucket, first)
  const batches = ObjectBatches.of(world)
  for (const { invocation, bodies } of loggable) {
    health.count('ModelInvocationLogsS3Delivery', invocation, mayWrite)
    if (!mayWrite) continue
    const { placed, offloaded } = placeBodies(invocation, bodies, bucket)
    for (const body of offloaded) await putOffloaded(world, body, invocation.atMs)
    batches.add(bucket, invocation, invocationRecord(invocation, placed))
  }
  await batches.writeFinished()
}
