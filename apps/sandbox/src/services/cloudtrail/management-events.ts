import type { Service } from '../../operation.ts'

/** The service's name in events; both Bedrock services share one. */
export const EVENT_SOURCES: Readonly<Record<Service, string>> = {
  sts: 'sts.amazonaws.com',
  iam: 'iam.amazonaws.com',
  organizations: 'organizations.amazonaws.com',
  'access-analyzer': 'access-analyzer.amazonaws.com',
  bedrock: 'bedrock.amazonaws.com',
  'bedrock-runtime': 'bedrock.amazonaws.com',
  logs: 'logs.amazonaws.com',
  cloudwatch: 'monitoring.amazonaws.com',
  cloudtrail: 'cloudtrail.amazonaws.com',
  s3: 's3.amazonaws.com',
}

/**
 * Calls that CloudTrail holds for data events, which the event history does not show.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
const DATA_EVENTS: Partial<Record<Service, RegExp>> = {
  s3: /Object(?!LockConfiguration|Ownership)|Part|MultipartUpload/,
  logs: /^(PutLogEvents|GetLogEvents|FilterLogEvents|GetLogRecord)$/,
  cloudwatch: /^(PutMetricData|GetMetricData|GetMetricStatistics|ListMetrics)$/,
  'bedrock-runtime': /^(ApplyGuardrail|StartAsyncInvoke|GetAsyncInvoke)$/,
}

export const isManagementEvent = (service: Service, name: string): boolean =>
  !DATA_EVENTS[service]?.test(name)

const READ_ONLY =
  /^(Get|List|Describe|Lookup|Simulate|Validate|Check|Count|Filter|Test|Head|StartQuery|StopQuery|StartLiveTail|AssumeRole|Invoke|Converse)/

export const isReadOnly = (name: string): boolean => READ_ONLY.test(name)

/** Calls to models, which are recorded where they are answered: with what the model did. */
const MODEL_CALLS = /^(InvokeModel|InvokeModelWithResponseStream|Converse|ConverseStream)$/

export const isModelCall = (service: Service, name: string): boolean =>
  service === 'bedrock-runtime' && MODEL_CALLS.test(name)

/** S3's events have kept older names than its operations. */
export function eventNameOf(service: Service, name: string): string {
  if (service !== 's3') return name
  return name
    .replace(/^(Put|Get|Delete)(PublicAccessBlock|ObjectLockConfiguration)$/, '$1Bucket$2')
    .replace(/^(Put|Get)(Bucket(?:Lifecycle|Notification))Configuration$/, '$1$2')
}
