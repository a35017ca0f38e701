import {
  DeleteModelInvocationLoggingConfiguration$,
  GetModelInvocationLoggingConfiguration$,
  type GetModelInvocationLoggingConfigurationResponse,
  type LoggingConfig,
  PutModelInvocationLoggingConfiguration$,
} from '@aws-sdk/client-bedrock'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import type { InvocationLogging, LogBucket } from '../../world/bedrock-state.ts'
import { mayWriteBucket, mayWriteLog } from '../bedrock-runtime/logging/delivery-permission.ts'
import { putPermissionCheck } from '../bedrock-runtime/logging/put-offloaded.ts'
import { findGroup } from '../logs/log-group-ref.ts'

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', 400, message)
}

/** One configuration for each account and Region. */
function ofAccount({ world, caller }: Call): Record<string, InvocationLogging> {
  const { invocationLogging } = world.state
  invocationLogging[caller.accountId] ??= {}
  return invocationLogging[caller.accountId] ?? {}
}

/** Bedrock tries each destination before it keeps the configuration. */
function checkDestinations({ cloudWatchConfig, s3Config }: LoggingConfig, call: Call): void {
  if (cloudWatchConfig === undefined && s3Config === undefined) {
    throw invalid('Provide at least one of cloudWatchConfig and s3Config in loggingConfig.')
  }
  if (cloudWatchConfig !== undefined) {
    const { logGroupName = '', roleArn = '' } = cloudWatchConfig
    const where = { accountId: call.caller.accountId, region: call.region }
    const isThere = findGroup(call.world, { ...where, group: logGroupName }) !== undefined
    if (!isThere || !mayWriteLog(call.world, { logGroupName, roleArn }, where)) {
      throw invalid(
        `Failed to validate permissions for log group: ${logGroupName}, with role: ${roleArn}. Verify the IAM role permissions are correct.`,
      )
    }
    checkBucket(cloudWatchConfig.largeDataDeliveryS3Config, call)
  }
  checkBucket(s3Config, call)
}

function checkBucket(bucket: LoggingConfig['s3Config'], call: Call): void {
  if (bucket === undefined) return
  const destination = bucketOf(bucket)
  const where = { accountId: call.caller.accountId, region: call.region }
  if (mayWriteBucket(call.world, destination, where)) return
  throw invalid(
    `Failed to validate permissions for bucket: ${destination.bucketName}. Verify that the bucket is in this account and Region and that its policy lets Amazon Bedrock write to it.`,
  )
}

function bucketOf({
  bucketName = '',
  keyPrefix,
}: NonNullable<LoggingConfig['s3Config']>): LogBucket {
  return keyPrefix === undefined ? { bucketName } : { bucketName, keyPrefix }
}

function kept(config: LoggingConfig): InvocationLogging {
  const { cloudWatchConfig, s3Config, ...switches } = config
  const large = cloudWatchConfig?.largeDataDeliveryS3Config
  return {
    ...(cloudWatchConfig === undefined
      ? {}
      : {
          cloudWatchConfig: {
            logGroupName: cloudWatchConfig.logGroupName ?? '',
            roleArn: cloudWatchConfig.roleArn ?? '',
            ...(large === undefined ? {} : { largeDataDeliveryS3Config: bucketOf(large) }),
          },
        }),
    ...(s3Config === undefined ? {} : { s3Config: bucketOf(s3Config) }),
    ...Object.fromEntries(Object.entries(switches).filter(([, value]) => value !== undefined)),
  }
}

const put = operation<{ readonly loggingConfig: LoggingConfig }, object>({
  service: 'bedrock',
  schema: PutModelInvocationLoggingConfiguration$,
  authorize: ({ loggingConfig }) => {
    const action = 'bedrock:PutModelInvocationLoggingConfiguration'
    const roleArn = loggingConfig.cloudWatchConfig?.roleArn
    if (roleArn === undefined) return [{ action, resource: '*' }]
    const context = { 'iam:PassedToService': 'bedrock.amazonaws.com' }
    return [
      { action, resource: '*' },
      { action: 'iam:PassRole', resource: roleArn, context },
    ]
  },
  handle: async ({ loggingConfig }, call) => {
    checkDestinations(loggingConfig, call)
    const config = kept(loggingConfig)
    const where = { accountId: call.caller.accountId, region: call.region }
    for (const bucket of [config.s3Config, config.cloudWatchConfig?.largeDataDeliveryS3Config]) {
      if (bucket !== undefined) {
        await putPermissionCheck(call.world, bucket, where, call.now.getTime())
      }
    }
    ofAccount(call)[call.region] = config
    return {}
  },
  differs: [
    'The configuration takes effect with the next call. The role’s trust and permissions and the bucket’s policy are checked as they stand, again with every delivery; KMS keys are not.',
    'A body counts as too large above 102,400 bytes of its serialised JSON. A body of several modalities is delivered only if each of them is turned on, and what is embedded is text, too; a body left out leaves its record, with the counts.',
    'Bedrock’s files in S3 hold the calls of up to a minute of the world’s clock: they are written when the next minute’s first call comes, when somebody asks S3 for anything, or when the sandbox closes. Their names are made from the request ids.',
  ],
})

const get = operation<object, GetModelInvocationLoggingConfigurationResponse>({
  service: 'bedrock',
  schema: GetModelInvocationLoggingConfiguration$,
  authorize: () => [{ action: 'bedrock:GetModelInvocationLoggingConfiguration', resource: '*' }],
  handle: (_input, { world, caller, region }) => {
    const loggingConfig = world.state.invocationLogging[caller.accountId]?.[region]
    return loggingConfig === undefined ? {} : { loggingConfig: { ...loggingConfig } }
  },
})

const remove = operation<object, object>({
  service: 'bedrock',
  schema: DeleteModelInvocationLoggingConfiguration$,
  authorize: () => [{ action: 'bedrock:DeleteModelInvocationLoggingConfiguration', resource: '*' }],
  handle: (_input, call) => {
    delete ofAccount(call)[call.region]
    return {}
  },
})

export const modelInvocationLoggingOperations: readonly Operation[] = [put, get, remove]
