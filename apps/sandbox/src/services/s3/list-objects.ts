import {
  ListObjects$,
  type ListObjectsRequest,
  ListObjectsV2$,
  type ListObjectsV2Request,
} from '@aws-sdk/client-s3'
import { type Call, type Operation, operation } from '../../operation.ts'
import type { ObjectFacts } from '../../world/stores/object-store.ts'
import { bucketAt, contextOf, type OnBucket, onBucket } from './bucket-access.ts'
import { ownerOf } from './bucket-operations.ts'
import { type ListPage, listPage } from './list-page.ts'
import { invalidArgument } from './s3-errors.ts'

type Asked = OnBucket & Omit<ListObjectsRequest & ListObjectsV2Request, 'Bucket'>

const MOST_KEYS = 1000

const listContext = ({ Prefix, Delimiter, MaxKeys }: Asked) =>
  contextOf([
    ['s3:prefix', Prefix ?? ''],
    ['s3:delimiter', Delimiter],
    ['s3:max-keys', MaxKeys],
  ])

function list(input: Asked, call: Call, after: string): Promise<ListPage> {
  const { name } = bucketAt(input, call)
  const { MaxKeys = MOST_KEYS, Prefix: prefix = '', Delimiter: delimiter = '' } = input
  if (!Number.isInteger(MaxKeys) || MaxKeys < 0) {
    throw invalidArgument('Argument maxKeys must be an integer between 0 and 2147483647')
  }
  const most = Math.min(MaxKeys, MOST_KEYS)
  return listPage(call.world.stores.objects(), { bucket: name, prefix, delimiter, after, most })
}

type Written = (text: string) => string

/** XML 1.0 cannot carry every key; a client that asks gets them percent-encoded. */
function writer({ EncodingType }: Asked): Written {
  if (EncodingType !== 'url') return (text) => text
  return (text) => encodeURIComponent(text).replaceAll('%2F', '/')
}

function answer(input: Asked, call: Call, page: ListPage, write: Written, hasOwner: boolean) {
  const { Bucket, Prefix, Delimiter, MaxKeys = MOST_KEYS, EncodingType } = input
  const Owner = hasOwner ? ownerOf(call.caller.accountId) : undefined
  return {
    Name: Bucket,
    Prefix: write(Prefix ?? ''),
    Delimiter: Delimiter ? write(Delimiter) : undefined,
    MaxKeys: Math.min(MaxKeys, MOST_KEYS),
    EncodingType,
    IsTruncated: page.next !== undefined,
    Contents: page.contents.map((facts) => ({ ...entry(facts, write), Owner })),
    CommonPrefixes: page.commonPrefixes.map((common) => ({ Prefix: write(common) })),
  }
}

function entry(facts: ObjectFacts, write: Written) {
  return {
    Key: write(facts.key),
    // S3 knows whole seconds.
    LastModified: new Date(Math.floor(facts.lastModifiedMs / 1000) * 1000),
    ETag: `"${facts.etag}"`,
    Size: facts.size,
    StorageClass: facts.systemMetadata?.['StorageClass'] ?? 'STANDARD',
  }
}

/** Opaque to clients: where the page before ended. */
const tokenOf = (position: string): string => Buffer.from(`1${position}`).toString('base64url')

function positionOf(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8')
  if (text.startsWith('1') && tokenOf(text.slice(1)) === token) return text.slice(1)
  throw invalidArgument('The continuation token provided is incorrect')
}

const listObjectsV2 = operation<Asked, object>({
  service: 's3',
  schema: ListObjectsV2$,
  authorize: onBucket('s3:ListBucket', listContext),
  handle: async (input, call) => {
    const { ContinuationToken, StartAfter, FetchOwner } = input
    const after =
      ContinuationToken === undefined ? (StartAfter ?? '') : positionOf(ContinuationToken)
    const page = await list(input, call, after)
    const write = writer(input)
    return {
      ...answer(input, call, page, write, FetchOwner ?? false),
      KeyCount: page.contents.length + page.commonPrefixes.length,
      StartAfter: StartAfter === undefined ? undefined : write(StartAfter),
      ContinuationToken,
      NextContinuationToken: page.next === undefined ? undefined : tokenOf(page.next),
    }
  },
})

const listObjects = operation<Asked, object>({
  service: 's3',
  schema: ListObjects$,
  authorize: onBucket('s3:ListBucket', listContext),
  handle: async (input, call) => {
    const { Marker = '', Delimiter } = input
    const page = await list(input, call, Marker)
    const write = writer(input)
    return {
      ...answer(input, call, page, write, true),
      Marker: write(Marker),
      // Without a delimiter the last key is the marker, and S3 leaves it to the client.
      NextMarker: page.next === undefined || !Delimiter ? undefined : write(page.next),
    }
  },
})

export const listOperations: readonly Operation[] = [listObjectsV2, listObjects]
