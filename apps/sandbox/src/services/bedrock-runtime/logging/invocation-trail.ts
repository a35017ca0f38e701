import { hash } from 'node:crypto'
import type { TrailRecord } from '../../../world/stores/trail-store.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'

/**
 * CloudTrail tells of a call as a management event, never of what was said in it.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html
 */
export function trailRecord(invocation: LoggedInvocation): TrailRecord {
  const { accountId, region, requestId, atMs, inferenceRegion } = invocation
  return {
    accountId,
    region,
    eventId: eventIdOf(requestId),
    requestId,
    atMs,
    eventSource: 'bedrock.amazonaws.com',
    eventName: invocation.operation,
    isReadOnly: true,
    callerArn: invocation.identityArn,
    requestParameters: { modelId: invocation.modelId },
    ...(inferenceRegion === undefined ? {} : { additionalEventData: { inferenceRegion } }),
    ...optional('accessKeyId', invocation.accessKeyId),
    ...optional('userAgent', invocation.userAgent),
    ...optional('sourceIpAddress', invocation.sourceIpAddress),
    ...optional('errorCode', toldCode(invocation.errorCode)),
    ...optional('errorMessage', invocation.errorMessage),
  }
}

function optional<Name extends string>(name: Name, value: string | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: string }
}

/** CloudTrail shortens the refusal. */
function toldCode(errorCode: string | undefined): string | undefined {
  return errorCode === 'AccessDeniedException' ? 'AccessDenied' : errorCode
}

/** Of its own, but the same for the same request. */
function eventIdOf(requestId: string): string {
  const digest = hash('sha1', requestId)
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ]
  return parts.join('-')
}
