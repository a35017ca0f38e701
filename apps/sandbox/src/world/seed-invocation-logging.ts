import type { InvocationLogging, InvocationLoggingState } from './bedrock-state.ts'
import { GENAI_ACCOUNTS } from './organisation.ts'
import { INVOCATIONS_PREFIX, invocationLogBucket, LARGE_BODIES_PREFIX } from './seed-buckets.ts'
import { INVOCATION_LOG_GROUP, LOGGED_REGIONS } from './seed-log-groups.ts'

export const LOGGING_ROLE = 'BedrockInvocationLogging'

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html#setup-cloudwatch-logs-destination */
export function trustBedrockLogging(accountId: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'bedrock.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': accountId },
          ArnLike: { 'aws:SourceArn': `arn:aws:bedrock:*:${accountId}:*` },
        },
      },
    ],
  })
}

export function loggingRolePolicy(accountId: string): string {
  const group = `arn:aws:logs:*:${accountId}:log-group:${INVOCATION_LOG_GROUP}`
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: `${group}:log-stream:aws/bedrock/modelinvocations`,
      },
    ],
  })
}

function configuration(accountId: string, region: string): InvocationLogging {
  const bucketName = invocationLogBucket(accountId, region)
  return {
    cloudWatchConfig: {
      logGroupName: INVOCATION_LOG_GROUP,
      roleArn: `arn:aws:iam::${accountId}:role/${LOGGING_ROLE}`,
      largeDataDeliveryS3Config: { bucketName, keyPrefix: LARGE_BODIES_PREFIX },
    },
    s3Config: { bucketName, keyPrefix: INVOCATIONS_PREFIX },
    textDataDeliveryEnabled: true,
    imageDataDeliveryEnabled: true,
    embeddingDataDeliveryEnabled: true,
  }
}

export function seedInvocationLogging(): InvocationLoggingState {
  return Object.fromEntries(
    GENAI_ACCOUNTS.map((accountId) => [
      accountId,
      Object.fromEntries(
        LOGGED_REGIONS.map((region) => [region, configuration(accountId, region)]),
      ),
    ]),
  )
}
