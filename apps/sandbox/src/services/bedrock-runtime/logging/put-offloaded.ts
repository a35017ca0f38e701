import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { LogBucket } from '../../../world/bedrock-state.ts'
import type { World } from '../../../world/world.ts'
import type { AccountRegion } from './delivery-permission.ts'
import { logFolder, permissionCheckKey } from './log-keys.ts'
import type { OffloadedBody } from './place-bodies.ts'

const compress = promisify(gzip)

/** History is written by the hundred thousand, so speed goes before size. */
export function gzipped(content: string | Uint8Array): Promise<Buffer> {
  return compress(content, { level: constants.Z_BEST_SPEED })
}

export async function putOffloaded(world: World, body: OffloadedBody, atMs: number): Promise<void> {
  await putLogObject(world, body.bucketName, body.key, await gzipped(body.content), atMs)
}

/** Where the bucket was removed in the meantime there is nothing to put. */
export async function putLogObject(
  world: World,
  bucketName: string,
  key: string,
  content: Uint8Array,
  lastModifiedMs: number,
): Promise<void> {
  const objects = world.stores.objects()
  if (!objects.hasBucket(bucketName)) return
  const contentType = content.length === 0 ? 'application/octet-stream' : 'application/gzip'
  await objects.put(bucketName, key, content, { contentType, lastModifiedMs })
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html */
export async function putPermissionCheck(
  world: World,
  bucket: LogBucket,
  { accountId, region }: AccountRegion,
  atMs: number,
): Promise<void> {
  const key = permissionCheckKey(logFolder(bucket, accountId, region))
  await putLogObject(world, bucket.bucketName, key, new Uint8Array(), atMs)
}
