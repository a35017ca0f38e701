import { createValidatedPolicy } from '@cloud-copilot/iam-policy'
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate'
import { evaluate } from '../../../authorization/evaluate.ts'
import { layersOf } from '../../../authorization/principal-layers.ts'
import { globalContext } from '../../../authorization/request-context.ts'
import type { Caller } from '../../../operation.ts'
import type { LogBucket } from '../../../world/bedrock-state.ts'
import { bucketNamed } from '../../../world/buckets-state.ts'
import type { IamRole } from '../../../world/iam-store.ts'
import type { World } from '../../../world/world.ts'
import { logFolder, permissionCheckKey } from './log-keys.ts'

export interface AccountRegion {
  readonly accountId: string
  readonly region: string
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html#setup-cloudwatch-logs-destination */
export const LOG_STREAM = 'aws/bedrock/modelinvocations'
const BEDROCK = 'bedrock.amazonaws.com'

/** The role that Bedrock is told to take; undefined: there is none of that ARN in the account. */
export function loggingRole(world: World, roleArn: string, accountId: string): IamRole | undefined {
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  const { roles } = world.iam.asDecided(accountId)
  const role = Object.hasOwn(roles, name) ? roles[name] : undefined
  return role?.arn === roleArn ? role : undefined
}

/** Whether Bedrock, working for this account and Region, may take the role. */
export function trustsBedrock(role: IamRole, where: AccountRegion): boolean {
  return allowsBedrock(role.trustPolicy, 'sts:AssumeRole', role.arn, where)
}

/** Whether the bucket is of this account and Region, and its policy lets Bedrock write the log. */
export function mayWriteBucket(
  world: World,
  destination: LogBucket,
  where: AccountRegion,
): boolean {
  const bucket = bucketNamed(world.state.buckets, destination.bucketName)
  if (bucket?.accountId !== where.accountId || bucket.region !== where.region) return false
  const key = permissionCheckKey(logFolder(destination, where.accountId, where.region))
  const resource = `arn:aws:s3:::${bucket.name}/${key}`
  const { policy } = bucket.settings
  return policy !== undefined && allowsBedrock(policy, 's3:PutObject', resource, where)
}

/** A policy of a resource, asked about Bedrock itself as the caller. */
function allowsBedrock(
  document: string,
  action: string,
  resource: string,
  { accountId, region }: AccountRegion,
): boolean {
  const resourcePolicy = readPolicy(document)
  if (resourcePolicy === undefined) return false
  const contextVariables = {
    'aws:SourceAccount': accountId,
    'aws:SourceArn': `arn:aws:bedrock:${region}:${accountId}:*`,
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalServiceName': BEDROCK,
    'aws:SecureTransport': 'true',
  }
  const request = {
    principal: BEDROCK,
    action,
    resource: { resource, accountId },
    contextVariables,
  }
  const nothingElse = {
    identityPolicies: [],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  }
  return runUnsafeSimulation({ request, ...nothingElse, resourcePolicy }, {}) === 'Allowed'
}

/** S3 keeps documents that say nothing to the evaluator: those allow nothing. */
function readPolicy(document: string) {
  try {
    return createValidatedPolicy(JSON.parse(document), () => [], { name: 'resource' })
  } catch {
    return undefined
  }
}

/**
 * What the role needs to write the log.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html#setup-cloudwatch-logs-destination
 */
export function mayWriteLog(
  world: World,
  config: { readonly logGroupName: string; readonly roleArn: string },
  where: AccountRegion,
): boolean {
  const { accountId, region } = where
  const role = loggingRole(world, config.roleArn, accountId)
  if (role === undefined || !trustsBedrock(role, where)) return false
  const caller = sessionOf(role, accountId)
  const layers = layersOf(world, caller)
  const resource = `arn:aws:logs:${region}:${accountId}:log-group:${config.logGroupName}:log-stream:${LOG_STREAM}`
  const context = globalContext(world, caller, region, resource)
  return ['logs:CreateLogStream', 'logs:PutLogEvents'].every(
    (action) =>
      evaluate(layers, { principalArn: role.arn, action, resource, context }).verdict === 'allowed',
  )
}

function sessionOf(role: IamRole, accountId: string): Caller {
  return {
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/bedrock`,
    principalArn: role.arn,
    userId: `${role.id}:bedrock`,
    accessKeyId: '',
    sessionTags: {},
    sessionPolicies: [],
  }
}
