import {
  AbortMultipartUpload$,
  type CompletedMultipartUpload,
  CompleteMultipartUpload$,
  CreateMultipartUpload$,
  UploadPart$,
} from '@aws-sdk/client-s3'
import { type Call, type Operation, operation } from '../../operation.ts'
import type { IncomingBody } from '../../protocols/rest-xml-body.ts'
import { bucketAt, type OnObject, onObject } from './bucket-access.ts'
import {
  beginUpload,
  bytesOf,
  demandParts,
  forgetUpload,
  multipartEtag,
  putPart,
  type Upload,
  uploadFacts,
} from './multipart-store.ts'
import { demandWritable, type WriteConditions } from './preconditions.ts'
import { invalidArgument, malformedXml } from './s3-errors.ts'
import { encryptionAnswer, systemMetadata } from './system-metadata.ts'
import { type Described, demandDescribable, ownDescription, writeContext } from './write-object.ts'

type OnUpload = OnObject & { readonly UploadId: string }

const uploadIn = ({ Bucket, Key, UploadId }: OnUpload): Upload => ({
  id: UploadId,
  bucket: Bucket,
  key: Key,
})

async function begunUpload(input: OnUpload, call: Call) {
  bucketAt(input, call)
  const store = call.world.stores.objects()
  const upload = uploadIn(input)
  return { store, upload, described: await uploadFacts(store, upload) }
}

const createUpload = operation<Described, object>({
  service: 's3',
  schema: CreateMultipartUpload$,
  authorize: onObject('s3:PutObject', writeContext),
  handle: async (input, call) => {
    const bucket = bucketAt(input, call)
    demandDescribable(input, bucket)
    const described = systemMetadata(input, bucket)
    const UploadId = await beginUpload(call.world.stores.objects(), bucket.name, input.Key, {
      ...ownDescription(input),
      systemMetadata: () => described,
      lastModifiedMs: call.now.getTime(),
    })
    return { Bucket: bucket.name, Key: input.Key, UploadId, ...encryptionAnswer(described) }
  },
  differs: [
    'Uploads under way can be neither listed nor copied into; checksums of parts are checked and not kept.',
  ],
})

const MOST_PARTS = 10_000

const uploadPart = operation<
  OnUpload & { readonly PartNumber: number; readonly Body: IncomingBody },
  object
>({
  service: 's3',
  schema: UploadPart$,
  authorize: onObject('s3:PutObject'),
  handle: async (input, call) => {
    bucketAt(input, call)
    const { PartNumber, Body } = input
    if (!Number.isInteger(PartNumber) || PartNumber < 1 || PartNumber > MOST_PARTS) {
      throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive')
    }
    const store = call.world.stores.objects()
    const facts = await putPart(store, uploadIn(input), PartNumber, Body, call.now.getTime())
    return { ETag: `"${facts.etag}"`, ...Body.checksums() }
  },
})

const completeUpload = operation<
  OnUpload & WriteConditions & { readonly MultipartUpload?: CompletedMultipartUpload },
  object
>({
  service: 's3',
  schema: CompleteMultipartUpload$,
  authorize: onObject('s3:PutObject'),
  handle: async (input, call) => {
    const { store, upload, described } = await begunUpload(input, call)
    const asked = input.MultipartUpload?.Parts ?? []
    if (asked.length === 0) throw malformedXml()
    const parts = await demandParts(store, upload, asked)
    const { contentType, contentEncoding, metadata } = described
    const facts = await store.put(upload.bucket, upload.key, bytesOf(store, upload, parts), {
      contentType,
      ...(contentEncoding === undefined ? {} : { contentEncoding }),
      metadata,
      systemMetadata: () => described.systemMetadata ?? {},
      etag: multipartEtag(parts),
      lastModifiedMs: call.now.getTime(),
      accepts: (current) => demandWritable(upload.key, current, input),
    })
    await forgetUpload(store, upload)
    return {
      Location: `http://${upload.bucket}.s3.amazonaws.com/${encodeURIComponent(upload.key)}`,
      Bucket: upload.bucket,
      Key: upload.key,
      ETag: `"${facts.etag}"`,
      ...encryptionAnswer(facts.systemMetadata),
    }
  },
})

const abortUpload = operation<OnUpload, object>({
  service: 's3',
  schema: AbortMultipartUpload$,
  authorize: onObject('s3:AbortMultipartUpload'),
  handle: async (input, call) => {
    const { store, upload } = await begunUpload(input, call)
    await forgetUpload(store, upload)
    return {}
  },
})

export const multipartOperations: readonly Operation[] = [
  createUpload,
  uploadPart,
  completeUpload,
  abortUpload,
]
