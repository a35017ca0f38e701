import type { LogBucket } from '../../../world/bedrock-state.ts'
import type { World } from '../../../world/world.ts'
import type { DeliveryHealth } from './delivery-health.ts'
import { mayWriteBucket } from './delivery-permission.ts'
import { type Loggable, recordFor } from './loggable.ts'
import { ObjectBatches } from './object-batches.ts'
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
  for (const each of loggable) {
    const { invocation } = each
    health.count('ModelInvocationLogsS3Delivery', invocation, mayWrite)
    if (!mayWrite) continue
    const { record, offloaded } = recordFor(each, bucket)
    for (const body of offloaded) await putOffloaded(world, body, invocation.atMs)
    batches.add(bucket, invocation, record)
  }
  await batches.writeBefore(loggable.at(-1)?.invocation ?? first)
}
