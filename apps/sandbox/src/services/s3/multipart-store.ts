import { createHash, randomUUID } from 'node:crypto'
import type { CompletedPart } from '@aws-sdk/client-s3'
import { AwsError } from '../../operation.ts'
import { uploadsOf } from '../../world/buckets-state.ts'
import type {
  ObjectBody,
  ObjectFacts,
  ObjectStore,
  PutOptions,
} from '../../world/stores/object-store.ts'

/** An upload that began: how its object will be described, and for which key. */
export interface Upload {
  readonly id: string
  readonly bucket: string
  readonly key: string
}

const KEY = 'Key'
const SMALLEST_PART_BYTES = 5 * 1024 * 1024

const noSuchUpload = (id: string): AwsError =>
  new AwsError(
    'NoSuchUpload',
    404,
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have ' +
      'been aborted or completed.',
    { UploadId: id },
  )

/** Parts lie in the object store, beside the objects of their bucket and out of every list. */
const partKey = (id: string, part: number): string => `${id}/${String(part).padStart(5, '0')}`

export async function beginUpload(
  store: ObjectStore,
  bucket: string,
  key: string,
  options: PutOptions,
): Promise<string> {
  const id = randomUUID().replaceAll('-', '')
  await store.put(uploadsOf(bucket), id, new Uint8Array(), {
    ...options,
    systemMetadata: () => ({ ...options.systemMetadata?.(), [KEY]: key }),
  })
  return id
}

/** How the object was described when its upload began. */
export async function uploadFacts(
  store: ObjectStore,
  { id, bucket, key }: Upload,
): Promise<ObjectFacts> {
  const facts = await store.head(uploadsOf(bucket), id)
  if (facts?.systemMetadata?.[KEY] !== key) throw noSuchUpload(id)
  const { [KEY]: _, ...systemMetadata } = facts.systemMetadata
  return { ...facts, systemMetadata }
}

export async function putPart(
  store: ObjectStore,
  upload: Upload,
  part: number,
  body: ObjectBody,
  lastModifiedMs: number,
): Promise<ObjectFacts> {
  await uploadFacts(store, upload)
  return store.put(uploadsOf(upload.bucket), partKey(upload.id, part), body, { lastModifiedMs })
}

/** The parts that were asked for, checked, in their order. */
export async function demandParts(
  store: ObjectStore,
  { id, bucket }: Upload,
  asked: readonly CompletedPart[],
): Promise<ObjectFacts[]> {
  const parts: ObjectFacts[] = []
  let before = 0
  for (const { PartNumber = 0, ETag = '' } of asked) {
    if (PartNumber <= before) {
      throw new AwsError('InvalidPartOrder', 400, 'The list of parts was not in ascending order.')
    }
    before = PartNumber
    const part = await store.head(uploadsOf(bucket), partKey(id, PartNumber))
    if (part === undefined || part.etag !== ETag.replaceAll('"', '')) {
      throw new AwsError(
        'InvalidPart',
        400,
        'One or more of the specified parts could not be found.',
        { PartNumber },
      )
    }
    parts.push(part)
  }
  if (parts.slice(0, -1).some(({ size }) => size < SMALLEST_PART_BYTES)) {
    throw new AwsError(
      'EntityTooSmall',
      400,
      'Your proposed upload is smaller than the minimum allowed size',
    )
  }
  return parts
}

export async function* bytesOf(
  store: ObjectStore,
  { bucket }: Upload,
  parts: readonly ObjectFacts[],
): AsyncIterable<Uint8Array> {
  for (const { key } of parts) {
    const part = await store.read(uploadsOf(bucket), key)
    if (part !== undefined) yield* part.body
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html */
export function multipartEtag(parts: readonly ObjectFacts[]): string {
  const all = createHash('md5')
  for (const { etag } of parts) all.update(Buffer.from(etag, 'hex'))
  return `${all.digest('hex')}-${parts.length}`
}

export async function forgetUpload(store: ObjectStore, { id, bucket }: Upload): Promise<void> {
  const uploads = uploadsOf(bucket)
  const parts = await store.list(uploads, `${id}/`, '', Number.POSITIVE_INFINITY)
  for (const { key } of parts) await store.delete(uploads, key)
  await store.delete(uploads, id)
}
