import type { LogBucket } from '../../../world/bedrock-state.ts'
import type { World } from '../../../world/world.ts'
import type { DeliveryHealth } from './delivery-health.ts'
import { type AccountRegion, mayWriteBucket } from './delivery-permission.ts'
import { type Loggable, recordFor } from './loggable.ts'
import { type DatedRecord, ObjectBatches } from './object-batches.ts'
import { type DatedBody, putOffloaded } from './put-offloaded.ts'

/** All calls are of one account and Region. */
export async function deliverToS3(
  world: World,
  bucket: LogBucket,
  where: AccountRegion,
  loggable: readonly Loggable[],
  health: DeliveryHealth,
): Promise<void> {
  const mayWrite = mayWriteBucket(world, bucket, where)
  const times = loggable.map(({ atMs }) => atMs)
  health.count('ModelInvocationLogsS3Delivery', where, mayWrite, times)
  if (!mayWrite) return
  const bodies: DatedBody[] = []
  const records = loggable.map((each): DatedRecord => {
    const { atMs, requestId } = each
    const { record, offloaded } = recordFor(each, bucket)
    for (const body of offloaded) bodies.push({ ...body, atMs })
    return { record, requestId, atMs }
  })
  // A record names its bodies, so they are there first.
  await putOffloaded(world, bodies)
  const batches = ObjectBatches.of(world)
  batches.add(bucket, where, records)
  await batches.writeBefore(times.at(-1) ?? 0)
}
