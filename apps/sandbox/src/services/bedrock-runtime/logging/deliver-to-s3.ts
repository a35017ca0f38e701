import type { LogBucket } from '../../../world/bedrock-state.ts'
import type { World } from '../../../world/world.ts'
import type { DeliveryHealth } from './delivery-health.ts'
import { mayWriteBucket } from './delivery-permission.ts'
import { filesFor } from './log-files.ts'
import { recordFor } from './loggable.ts'
import { type DatedRecord, ObjectBatches } from './object-batches.ts'
import type { PreparedPlace } from './prepared-calls.ts'
import { type DatedBody, putOffloaded } from './put-offloaded.ts'

export async function deliverToS3(
  world: World,
  bucket: LogBucket,
  { where, loggable, files }: PreparedPlace,
  health: DeliveryHealth,
): Promise<void> {
  const mayWrite = mayWriteBucket(world, bucket, where)
  const times = loggable.map(({ atMs }) => atMs)
  health.count('ModelInvocationLogsS3Delivery', where, mayWrite, times)
  if (!mayWrite) return
  const bodies: DatedBody[] = []
  const made = filesFor(files, bucket)
  const records: DatedRecord[] = []
  for (const each of loggable) {
    const { atMs, requestId } = each
    const isInFile = made !== undefined && atMs < made.beforeMs
    if (isInFile && each.isWhole) continue
    const { record, offloaded } = recordFor(each, bucket)
    for (const body of offloaded) bodies.push({ ...body, atMs })
    if (!isInFile) records.push({ record, requestId, atMs })
  }
  // A record names its bodies, so they are there first.
  await putOffloaded(world, bodies)
  const batches = ObjectBatches.of(world)
  if (made !== undefined) await batches.putFiles(made, where)
  batches.add(bucket, where, records)
  await batches.writeBefore(times.at(-1) ?? 0)
}
