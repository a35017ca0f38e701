import type { LogBucket } from '../../../world/bedrock-state.ts'
import type { World } from '../../../world/world.ts'
import type { AccountRegion } from './delivery-permission.ts'
import { gzipped } from './gzipped.ts'
import { logFolder, permissionCheckKey } from './log-keys.ts'
import type { DeliverableBody, OffloadedBody } from './place-bodies.ts'

/** How many bodies are packed at once; each of them is large. */
const AT_ONCE = 8

const packed = new WeakMap<DeliverableBody, Promise<Uint8Array>>()

async function packedOf(body: DeliverableBody): Promise<Uint8Array> {
  if (body.packed !== undefined) return body.packed
  const known = packed.get(body) ?? gzipped(body.content)
  packed.set(body, known)
  return known
}

export interface DatedBody extends OffloadedBody {
  readonly atMs: number
}

export async function putOffloaded(world: World, bodies: readonly DatedBody[]): Promise<void> {
  for (let start = 0; start < bodies.length; start += AT_ONCE) {
    const some = bodies.slice(start, start + AT_ONCE)
    await Promise.all(
      some.map(async ({ bucketName, key, body, atMs }) =>
        putLogObject(world, bucketName, key, await packedOf(body), atMs),
      ),
    )
  }
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
