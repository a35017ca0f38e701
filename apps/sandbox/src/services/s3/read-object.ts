import {
  GetObject$,
  type GetObjectRequest,
  HeadObject$,
  type HeadObjectRequest,
} from '@aws-sdk/client-s3'
import { evaluateFor } from '../../authorization/decide.ts'
import { type AwsError, type Call, type Operation, operation } from '../../operation.ts'
import type { ByteRange, ObjectFacts } from '../../world/stores/object-store.ts'
import { bucketArn, bucketAt, type OnObject, onObject } from './bucket-access.ts'
import { byteRange } from './byte-range.ts'
import { demandReadable, type ReadConditions } from './preconditions.ts'
import { denied, invalidArgument, noSuchKey } from './s3-errors.ts'
import { readableMetadata } from './system-metadata.ts'

type Reading = OnObject &
  ReadConditions &
  Pick<
    GetObjectRequest & HeadObjectRequest,
    | 'Range'
    | 'ChecksumMode'
    | 'ResponseCacheControl'
    | 'ResponseContentDisposition'
    | 'ResponseContentEncoding'
    | 'ResponseContentLanguage'
    | 'ResponseContentType'
    | 'ResponseExpires'
  >

/** Who may not list a bucket is not told what is missing from it. */
function missing({ Bucket, Key }: OnObject, call: Call): AwsError {
  const question = { action: 's3:ListBucket', resource: bucketArn(Bucket) }
  return evaluateFor(call, question).verdict === 'allowed' ? noSuchKey(Key) : denied()
}

export function demandCurrentVersion({ VersionId }: { readonly VersionId?: string }): void {
  if (VersionId === undefined || VersionId === 'null') return
  throw invalidArgument('Invalid version id specified')
}

function described(input: Reading, facts: ObjectFacts, range: ByteRange | undefined): object {
  const size = range === undefined ? facts.size : range.last - range.first + 1
  const wantsChecksums = input.ChecksumMode === 'ENABLED' && range === undefined
  return {
    AcceptRanges: 'bytes',
    ContentLength: size,
    ETag: `"${facts.etag}"`,
    LastModified: new Date(facts.lastModifiedMs),
    Metadata: facts.metadata,
    ...readableMetadata(facts.systemMetadata, wantsChecksums),
    ContentType: input.ResponseContentType ?? facts.contentType,
    ...replaced('ContentEncoding', input.ResponseContentEncoding ?? facts.contentEncoding),
    ...replaced('CacheControl', input.ResponseCacheControl),
    ...replaced('ContentDisposition', input.ResponseContentDisposition),
    ...replaced('ContentLanguage', input.ResponseContentLanguage),
    ...replaced('Expires', input.ResponseExpires),
    ...(range && { ContentRange: `bytes ${range.first}-${range.last}/${facts.size}` }),
  }
}

const replaced = (name: string, value: unknown): object =>
  value === undefined ? {} : { [name]: value }

const getObject = operation<Reading, object>({
  service: 's3',
  schema: GetObject$,
  authorize: onObject('s3:GetObject'),
  handle: async (input, call) => {
    const { name } = bucketAt(input, call)
    demandCurrentVersion(input)
    let range: ByteRange | undefined
    const found = await call.world.stores.objects().read(name, input.Key, (facts) => {
      demandReadable(facts, input)
      range = byteRange(input.Range, facts)
      return range
    })
    if (found === undefined) throw missing(input, call)
    return { ...described(input, found, range), Body: found.body }
  },
  differs: [
    'Only the current version can be read; parts of a multipart upload cannot be read by number.',
    'A presigned URL expires by the clock of the machine, not by the world’s; its signature is not checked.',
  ],
})

const headObject = operation<Reading, object>({
  service: 's3',
  schema: HeadObject$,
  authorize: onObject('s3:GetObject'),
  handle: async (input, call) => {
    const { name } = bucketAt(input, call)
    demandCurrentVersion(input)
    const facts = await call.world.stores.objects().head(name, input.Key)
    if (facts === undefined) throw missing(input, call)
    demandReadable(facts, input)
    return described(input, facts, byteRange(input.Range, facts))
  },
})

export const readOperations: readonly Operation[] = [getObject, headObject]
