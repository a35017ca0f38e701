import {
  CopyObject$,
  type CopyObjectRequest,
  PutObject$,
  type PutObjectRequest,
} from '@aws-sdk/client-s3'
import {
  type ActionOnResource,
  AwsError,
  type Call,
  type Operation,
  operation,
} from '../../operation.ts'
import type { IncomingBody } from '../../protocols/rest-xml-body.ts'
import type { Bucket } from '../../world/buckets-state.ts'
import type { ReadableObject } from '../../world/stores/object-store.ts'
import {
  bucketAnywhere,
  bucketAt,
  contextOf,
  type OnObject,
  objectArn,
  onObject,
} from './bucket-access.ts'
import { demandReadable, demandWritable, type ReadConditions } from './preconditions.ts'
import { denied, invalidArgument, invalidRequest, noSuchKey } from './s3-errors.ts'
import { encryptionAnswer, systemMetadata } from './system-metadata.ts'

export type Described = Omit<PutObjectRequest, 'Bucket' | 'Key' | 'Body'> & OnObject
type Putting = Described & { readonly Body: IncomingBody }

const LONGEST_KEY_BYTES = 1024
const MOST_METADATA_BYTES = 2048

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
export const writeContext = (input: Described) =>
  contextOf([
    ['s3:x-amz-acl', input.ACL],
    ['s3:x-amz-server-side-encryption', input.ServerSideEncryption],
    ['s3:x-amz-server-side-encryption-aws-kms-key-id', input.SSEKMSKeyId],
    ['s3:x-amz-storage-class', input.StorageClass],
    ['s3:if-none-match', input.IfNoneMatch],
    ['s3:if-match', input.IfMatch],
  ])

export function demandDescribable({ Key, Metadata, ACL }: Described, { settings }: Bucket): void {
  const size = Buffer.byteLength(Key)
  if (size > LONGEST_KEY_BYTES) {
    throw new AwsError('KeyTooLongError', 400, 'Your key is too long', {
      Size: size,
      MaxSizeAllowed: LONGEST_KEY_BYTES,
    })
  }
  const metadata = Buffer.byteLength(
    Object.entries(Metadata ?? {})
      .flat()
      .join(''),
  )
  if (metadata > MOST_METADATA_BYTES) {
    throw new AwsError('MetadataTooLarge', 400, 'Your metadata headers exceed the maximum allowed')
  }
  const isOwnerEnforced =
    settings.ownershipControls?.Rules?.[0]?.ObjectOwnership === 'BucketOwnerEnforced'
  const isOwners = ACL === undefined || ACL === 'private' || ACL === 'bucket-owner-full-control'
  if (isOwnerEnforced && !isOwners) {
    throw new AwsError('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs')
  }
}

/** How a writer describes an object, apart from what S3 itself keeps of it. */
export const ownDescription = ({ ContentType, ContentEncoding, Metadata }: Described) => ({
  ...(ContentType === undefined ? {} : { contentType: ContentType }),
  ...(ContentEncoding === undefined ? {} : { contentEncoding: ContentEncoding }),
  metadata: Metadata ?? {},
})

const putObject = operation<Putting, object>({
  service: 's3',
  schema: PutObject$,
  authorize: onObject('s3:PutObject', writeContext),
  handle: async (input, call) => {
    const bucket = bucketAt(input, call)
    demandDescribable(input, bucket)
    const described = systemMetadata(input, bucket)
    const facts = await call.world.stores.objects().put(bucket.name, input.Key, input.Body, {
      ...ownDescription(input),
      systemMetadata: () => ({ ...described, ...input.Body.checksums() }),
      lastModifiedMs: call.now.getTime(),
      accepts: (current) => {
        bucketAt(input, call)
        demandWritable(input.Key, current, input)
      },
    })
    const checksums = input.Body.checksums()
    return {
      ETag: `"${facts.etag}"`,
      ...encryptionAnswer(facts.systemMetadata),
      ...checksums,
      ...(Object.keys(checksums).length === 0 ? {} : { ChecksumType: 'FULL_OBJECT' }),
    }
  },
  differs: [
    'ETag is the MD5 of the body however it is encrypted; nothing is encrypted on disk and no key is asked of KMS.',
    'Checksums are checked and kept when the client sends them; none is added where it does not.',
    'Object tags, legal holds and retention given with a put do not bind; customer-provided keys are refused.',
  ],
})

type Copying = Described & CopyObjectRequest

interface Source {
  readonly bucket: Bucket
  readonly key: string
}

function sourceOf({ CopySource = '' }: Copying, call: Call): Source {
  const [path = '', query = ''] = CopySource.split('?')
  const match = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path))
  const [, name = '', key = ''] = match ?? []
  if (match === null) throw invalidArgument('Invalid copy source object key')
  const version = new URLSearchParams(query).get('versionId')
  if (version !== null && version !== 'null') throw invalidArgument('Invalid version id specified')
  const bucket = bucketAnywhere({ Bucket: name }, call)
  if (bucket.accountId !== call.caller.accountId) throw denied()
  return { bucket, key }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw invalidArgument('Copy Source must be URL-encoded')
  }
}

function conditionsOnSource(input: Copying): ReadConditions {
  return {
    ...(input.CopySourceIfMatch && { IfMatch: input.CopySourceIfMatch }),
    ...(input.CopySourceIfNoneMatch && { IfNoneMatch: input.CopySourceIfNoneMatch }),
    ...(input.CopySourceIfModifiedSince && { IfModifiedSince: input.CopySourceIfModifiedSince }),
    ...(input.CopySourceIfUnmodifiedSince && {
      IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
    }),
  }
}

/** Copied as it is described, or described anew. */
function descriptionOf(input: Copying, source: ReadableObject, target: Bucket) {
  const own = systemMetadata(input, target)
  if (input.MetadataDirective === 'REPLACE') {
    return { ...ownDescription(input), systemMetadata: () => own }
  }
  const { contentType, contentEncoding, metadata } = source
  const kept = { ...source.systemMetadata }
  for (const name of ['ServerSideEncryption', 'SSEKMSKeyId', 'BucketKeyEnabled', 'StorageClass']) {
    delete kept[name]
  }
  return {
    contentType,
    ...(contentEncoding === undefined ? {} : { contentEncoding }),
    metadata,
    systemMetadata: () => ({ ...kept, ...own }),
  }
}

const copyObject = operation<Copying, object>({
  service: 's3',
  schema: CopyObject$,
  authorize: (input, call): ActionOnResource[] => {
    const source = sourceOf(input, call)
    return [
      { action: 's3:GetObject', resource: objectArn(source.bucket.name, source.key) },
      ...onObject<Copying>('s3:PutObject', writeContext)(input, call),
    ]
  },
  handle: async (input, call) => {
    const target = bucketAt(input, call)
    demandDescribable(input, target)
    const { bucket, key } = sourceOf(input, call)
    const isItself = bucket.name === target.name && key === input.Key
    if (isItself && input.MetadataDirective !== 'REPLACE' && !input.ServerSideEncryption) {
      throw invalidRequest(
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      )
    }
    const objects = call.world.stores.objects()
    const source = await objects.read(bucket.name, key)
    if (source === undefined) throw noSuchKey(key)
    demandReadable(source, conditionsOnSource(input))
    const facts = await objects.put(target.name, input.Key, source.body, {
      ...descriptionOf(input, source, target),
      lastModifiedMs: call.now.getTime(),
      accepts: (current) => demandWritable(input.Key, current, input),
    })
    return {
      ...encryptionAnswer(facts.systemMetadata),
      CopyObjectResult: { ETag: `"${facts.etag}"`, LastModified: new Date(facts.lastModifiedMs) },
    }
  },
  differs: [
    'The slash between the bucket and the key of a copy source may not be percent-encoded.',
    'Checksums are copied from the source; none is computed anew.',
  ],
})

export const writeOperations: readonly Operation[] = [putObject, copyObject]
