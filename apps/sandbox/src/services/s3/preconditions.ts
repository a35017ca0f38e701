import { AwsError } from '../../operation.ts'
import type { ObjectFacts } from '../../world/stores/object-store.ts'
import { noSuchKey, notHere, preconditionFailed } from './s3-errors.ts'

export interface ReadConditions {
  readonly IfMatch?: string
  readonly IfNoneMatch?: string
  readonly IfModifiedSince?: Date
  readonly IfUnmodifiedSince?: Date
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html */
export function demandReadable(object: ObjectFacts, conditions: ReadConditions): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions
  // HTTP dates have whole seconds.
  const modifiedMs = Math.floor(object.lastModifiedMs / 1000) * 1000
  if (IfMatch !== undefined) {
    if (!names(IfMatch, object)) throw preconditionFailed('If-Match')
  } else if (IfUnmodifiedSince !== undefined && modifiedMs > IfUnmodifiedSince.getTime()) {
    throw preconditionFailed('If-Unmodified-Since')
  }
  if (IfNoneMatch !== undefined) {
    if (names(IfNoneMatch, object)) throw notModified()
  } else if (IfModifiedSince !== undefined && modifiedMs <= IfModifiedSince.getTime()) {
    throw notModified()
  }
}

export interface WriteConditions {
  readonly IfMatch?: string | undefined
  readonly IfNoneMatch?: string | undefined
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
export function demandWritable(
  key: string,
  current: ObjectFacts | undefined,
  { IfMatch, IfNoneMatch }: WriteConditions,
): void {
  if (IfNoneMatch !== undefined) {
    if (IfNoneMatch !== '*') throw notHere('If-None-Match with anything but *')
    if (current !== undefined) throw preconditionFailed('If-None-Match')
  }
  if (IfMatch === undefined) return
  if (current === undefined) throw noSuchKey(key)
  if (!names(IfMatch, current)) throw preconditionFailed('If-Match')
}

/** One entity tag, several, or `*`; with or without quotes, as S3 takes them. */
function names(condition: string, { etag }: ObjectFacts): boolean {
  return condition
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''))
    .some((tag) => tag === '*' || tag === etag)
}

const notModified = (): AwsError => new AwsError('NotModified', 304, 'Not Modified')
