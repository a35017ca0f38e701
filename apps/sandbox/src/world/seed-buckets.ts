import {
  type Bucket,
  type BucketsState,
  DEFAULT_ENCRYPTION,
  newBucketSettings,
} from './buckets-state.ts'
import { ACCOUNTS, FOUNDED_AT, GENAI_ACCOUNTS } from './organisation.ts'
import { stableId } from './seed-ids.ts'

/** Where invocation logging is on; in the other Regions in use nobody set it up. */
const LOGGED_REGIONS = ['us-east-1', 'ap-northeast-2'] as const

export const invocationLogBucket = (accountId: string, region: string): string =>
  `gatehouse-bedrock-logs-${accountId}-${region}`

/** The prefixes under which Bedrock writes records and bodies that are too large for a record. */
export const INVOCATIONS_PREFIX = 'invocations'
export const LARGE_BODIES_PREFIX = 'large'

export function seedBuckets(): BucketsState {
  const buckets = GENAI_ACCOUNTS.flatMap((accountId) =>
    LOGGED_REGIONS.map((region) => seedBucket(accountId, region)),
  )
  return Object.fromEntries(buckets.map((bucket) => [bucket.name, bucket]))
}

function seedBucket(accountId: string, region: string): Bucket {
  const name = invocationLogBucket(accountId, region)
  const isProduction = accountId === ACCOUNTS.genaiProd
  return {
    name,
    accountId,
    region,
    createdAt: FOUNDED_AT,
    settings: {
      ...newBucketSettings(),
      policy: bucketPolicy(name, accountId, region),
      encryption: isProduction ? withKey(accountId, region) : DEFAULT_ENCRYPTION,
      ...(isProduction ? { versioning: 'Enabled' as const } : {}),
      tags: [
        { Key: 'purpose', Value: 'bedrock-invocation-logs' },
        { Key: 'environment', Value: isProduction ? 'production' : 'development' },
      ],
    },
  }
}

function withKey(accountId: string, region: string): typeof DEFAULT_ENCRYPTION {
  const key = uuidOf(`kms/${accountId}/${region}/bedrock-logs`)
  const KMSMasterKeyID = `arn:aws:kms:${region}:${accountId}:key/${key}`
  return {
    Rules: [
      {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID },
        BucketKeyEnabled: true,
      },
    ],
  }
}

/** Hexadecimal digits in the groups of a KMS key id. */
function uuidOf(name: string): string {
  const hex = Buffer.from(stableId(name, 16)).toString('hex')
  return [8, 12, 16, 20, 32]
    .map((end, index, ends) => hex.slice(ends[index - 1] ?? 0, end))
    .join('-')
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html */
function bucketPolicy(bucket: string, accountId: string, region: string): string {
  const records = `AWSLogs/${accountId}/BedrockModelInvocationLogs/*`
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'BedrockWritesInvocationLogs',
        Effect: 'Allow',
        Principal: { Service: 'bedrock.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: [INVOCATIONS_PREFIX, LARGE_BODIES_PREFIX].map(
          (prefix) => `arn:aws:s3:::${bucket}/${prefix}/${records}`,
        ),
        Condition: {
          StringEquals: { 'aws:SourceAccount': accountId },
          ArnLike: { 'aws:SourceArn': `arn:aws:bedrock:${region}:${accountId}:*` },
        },
      },
      {
        Sid: 'OnlyOverTls',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  })
}
