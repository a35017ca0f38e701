import { printable } from '../../control/call-log.ts'
import type { Service } from '../../operation.ts'

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
const LARGEST_BYTES = 100 * 1024

/** Whatever says what was said stays out of the trail. */
const TOLD_OF_MODEL_CALLS = new Set([
  'modelId',
  'guardrailConfig',
  'guardrailIdentifier',
  'guardrailVersion',
])
const NEVER_TOLD = new Set([
  'body',
  'logEventMessages',
  'secretAccessKey',
  'sessionToken',
  'tableBody',
])

/** Members as CloudTrail prints them: names begin in lower case, and nothing is too large. */
export function eventParameters(service: Service, members: unknown): unknown {
  const cased = lowerCased(printable(members))
  if (!isRecord(cased)) return null
  const told =
    service === 'bedrock-runtime'
      ? Object.fromEntries(Object.entries(cased).filter(([name]) => TOLD_OF_MODEL_CALLS.has(name)))
      : cased
  if (Object.keys(told).length === 0) return null
  if (service === 's3' && 'bucket' in told) {
    const { bucket, ...rest } = told
    return { bucketName: bucket, ...rest }
  }
  return JSON.stringify(told).length > LARGEST_BYTES ? null : told
}

function lowerCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerCased)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name.charAt(0).toLowerCase() + name.slice(1), member] as const)
      .filter(([name, member]) => member !== undefined && !NEVER_TOLD.has(name))
      .map(([name, member]) => [name, lowerCased(member)]),
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  roleArn: 'AWS::IAM::Role',
  roleName: 'AWS::IAM::Role',
  userName: 'AWS::IAM::User',
  policyArn: 'AWS::IAM::Policy',
  guardrailIdentifier: 'AWS::Bedrock::Guardrail',
  inferenceProfileIdentifier: 'AWS::Bedrock::ApplicationInferenceProfile',
  logGroupName: 'AWS::Logs::LogGroup',
  bucketName: 'AWS::S3::Bucket',
}

/** What the event history lists under Resources: named by the request itself. */
export function eventResources(parameters: unknown): { type: string; name: string }[] {
  if (!isRecord(parameters)) return []
  return Object.entries(parameters).flatMap(([member, name]) => {
    const type = Object.hasOwn(RESOURCE_TYPES, member) ? RESOURCE_TYPES[member] : undefined
    return type === undefined || typeof name !== 'string' ? [] : [{ type, name }]
  })
}
