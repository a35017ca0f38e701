import type {
  BucketLifecycleConfiguration,
  LoggingEnabled,
  ObjectLockConfiguration,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
  Tag,
} from '@aws-sdk/client-s3'

/** S3's buckets as plain JSON; what lies in them is the object store's. */

export interface BucketSettings {
  /** The policy document as it was put. */
  policy?: string
  /** Every bucket encrypts; there is no state without. */
  encryption: ServerSideEncryptionConfiguration
  publicAccessBlock?: PublicAccessBlockConfiguration
  /** Absent: never asked for, which S3 tells apart from `Suspended`. */
  versioning?: 'Enabled' | 'Suspended'
  logging?: LoggingEnabled
  tags?: readonly Tag[]
  ownershipControls?: OwnershipControls
  objectLock?: ObjectLockConfiguration
  /** Its dates are ISO 8601 here. */
  lifecycle?: BucketLifecycleConfiguration
}

export interface Bucket {
  readonly name: string
  readonly accountId: string
  readonly region: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly settings: BucketSettings
}

/** By name: buckets of all accounts share one namespace. */
export type BucketsState = Record<string, Bucket>

export function bucketNamed(state: BucketsState, name: string): Bucket | undefined {
  return Object.hasOwn(state, name) ? state[name] : undefined
}

/** Where the object store keeps a bucket's uploads under way; no bucket can have such a name. */
export const uploadsOf = (bucket: string): string => `${bucket}/uploads`

/** Whether the object store has a place of this name: a bucket, or its uploads. */
export function hasPlace(state: BucketsState, place: string): boolean {
  return bucketNamed(state, place.split('/', 1)[0] ?? '') !== undefined
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html */
export const DEFAULT_ENCRYPTION: ServerSideEncryptionConfiguration = {
  Rules: [
    { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
  ],
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html */
export function newBucketSettings(): BucketSettings {
  return {
    encryption: DEFAULT_ENCRYPTION,
    publicAccessBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
    ownershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  }
}
