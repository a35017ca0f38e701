import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { World } from '../../../world/world.ts'
import type { OffloadedBody } from './place-bodies.ts'

const compress = promisify(gzip)

/** History is written by the hundred thousand, so speed goes before size. */
export function gzipped(content: string | Uint8Array): Promise<Buffer> {
  return compress(content, { level: constants.Z_BEST_SPEED })
}

export async function putOffloaded(
  world: World,
  body: OffloadedBody,
  atMs: number,
): Promise<boolean> {
  return putLogObject(world, body.bucketName, body.key, await gzipped(body.content), atMs)
}

/** False: the bucket is not there. */
export async function putLogObject(
  world: World,
  bucketName: string,
  key: string,
  content: Uint8Array,
  lastModifiedMs: number,
): Promise<boolean> {
  const objects = world.stores.objects()
  if (!objects.hasBucket(bucketName)) return false
  await objects.put(bucketName, key, content, {
    contentType: 'application/gzip',
    lastModifiedMs,
  })
  return true
}
