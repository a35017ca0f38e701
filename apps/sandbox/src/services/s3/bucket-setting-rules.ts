import { randomUUID } from 'node:crypto'
import type {
  BucketLifecycleConfiguration,
  LifecycleRule,
  LoggingEnabled,
  ObjectLockConfiguration,
  ServerSideEncryptionConfiguration,
  Tag,
  VersioningConfiguration,
} from '@aws-sdk/client-s3'
import { AwsError } from '../../operation.ts'
import { type Bucket, type BucketsState, bucketNamed } from '../../world/buckets-state.ts'
import { invalidArgument, malformedXml } from './s3-errors.ts'

const invalidState = (message: string): AwsError => new AwsError('InvalidBucketState', 409, message)

export function checkedEncryption(
  asked: ServerSideEncryptionConfiguration | undefined,
): ServerSideEncryptionConfiguration {
  const rule = asked?.Rules?.[0]
  if (rule === undefined || asked?.Rules?.length !== 1) throw malformedXml()
  const byDefault = rule.ApplyServerSideEncryptionByDefault
  if (byDefault?.KMSMasterKeyID !== undefined && byDefault.SSEAlgorithm === 'AES256') {
    throw invalidArgument(
      'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
    )
  }
  return { Rules: [{ BucketKeyEnabled: false, ...rule }] }
}

export function checkedVersioning(
  { settings }: Bucket,
  asked: VersioningConfiguration | undefined,
): 'Enabled' | 'Suspended' {
  if (asked?.Status === undefined) throw malformedXml()
  if (asked.Status === 'Suspended' && settings.objectLock !== undefined) {
    throw invalidState(
      'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.',
    )
  }
  return asked.Status
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLogging.html */
export function checkedLogging(
  asked: LoggingEnabled,
  { accountId, region }: Bucket,
  buckets: BucketsState,
): LoggingEnabled {
  const target = bucketNamed(buckets, asked.TargetBucket ?? '')
  const isFine = target?.accountId === accountId && target.region === region
  if (isFine) return asked
  throw new AwsError(
    'InvalidTargetBucketForLogging',
    400,
    'The target bucket for logging does not exist, is not owned by you or is in another Region',
    { TargetBucket: asked.TargetBucket ?? '' },
  )
}

const MOST_TAGS = 50

export function checkedTags(tags: readonly Tag[]): readonly Tag[] {
  const keys = new Set(tags.map(({ Key }) => Key))
  if (keys.size !== tags.length) {
    throw new AwsError('InvalidTag', 400, 'Cannot provide multiple Tags with the same key')
  }
  if (tags.length > MOST_TAGS) {
    throw new AwsError('BadRequest', 400, `Bucket tag count cannot be greater than ${MOST_TAGS}`)
  }
  if (tags.some(({ Key = '' }) => Key.startsWith('aws:'))) {
    throw new AwsError('InvalidTag', 400, 'System tags cannot be added/updated by requester')
  }
  return tags
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html */
export function checkedObjectLock(
  { settings }: Bucket,
  asked: ObjectLockConfiguration | undefined,
): ObjectLockConfiguration {
  if (asked?.ObjectLockEnabled !== 'Enabled') throw malformedXml()
  if (settings.versioning !== 'Enabled') {
    throw invalidState(
      "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
    )
  }
  const retention = asked.Rule?.DefaultRetention
  if (asked.Rule === undefined) return asked
  const periods = [retention?.Days, retention?.Years].filter((period) => period !== undefined)
  if (retention?.Mode === undefined || periods.length !== 1) throw malformedXml()
  if (periods.some((period) => period < 1)) {
    throw invalidArgument('Default retention period must be a positive integer value.')
  }
  return asked
}

const MOST_RULES = 1000

export function checkedLifecycle(
  asked: BucketLifecycleConfiguration | undefined,
): BucketLifecycleConfiguration {
  const rules = asked?.Rules ?? []
  if (rules.length === 0 || rules.length > MOST_RULES) throw malformedXml()
  const named = rules.map((rule) => ({ ...rule, ID: rule.ID ?? randomUUID() }))
  if (new Set(named.map(({ ID }) => ID)).size !== named.length) {
    throw invalidArgument('Rule ID must be unique. Found same ID for more than one rule')
  }
  return JSON.parse(JSON.stringify({ Rules: named }))
}

/** The state keeps dates as text; the wire wants them as dates. */
export function datedLifecycle({ Rules }: BucketLifecycleConfiguration) {
  return { Rules: Rules?.map(dated) }
}

function dated(rule: LifecycleRule): LifecycleRule {
  const { Expiration, Transitions } = rule
  return {
    ...rule,
    ...(Expiration && { Expiration: withDate(Expiration) }),
    ...(Transitions && { Transitions: Transitions.map(withDate) }),
  }
}

function withDate<Part extends { Date?: Date | undefined }>(part: Part): Part {
  return part.Date === undefined ? part : { ...part, Date: new Date(part.Date) }
}
