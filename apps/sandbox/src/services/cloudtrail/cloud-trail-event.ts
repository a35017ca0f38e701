import type { TrailRecord } from '../../world/stores/trail-store.ts'
import type { World } from '../../world/world.ts'

const EVENT_VERSION = '1.11'

/**
 * The record as CloudTrail writes it:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function cloudTrailEvent(world: World, record: TrailRecord): object {
  const { errorCode, errorMessage, additionalEventData, resources } = record
  return {
    eventVersion: EVENT_VERSION,
    userIdentity: userIdentity(world, record),
    eventTime: secondsOf(record.atMs),
    eventSource: record.eventSource,
    eventName: record.eventName,
    awsRegion: record.region,
    sourceIPAddress: record.sourceIpAddress ?? 'AWS Internal',
    userAgent: record.userAgent ?? 'AWS Internal',
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(errorMessage === undefined ? {} : { errorMessage }),
    requestParameters: record.requestParameters ?? null,
    responseElements: record.responseElements ?? null,
    ...(additionalEventData === undefined ? {} : { additionalEventData }),
    requestID: record.requestId,
    eventID: record.eventId,
    readOnly: record.isReadOnly,
    ...(resources === undefined ? {} : { resources: resources.flatMap(arnResource) }),
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: record.accountId,
    eventCategory: 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: hostOf(record),
    },
  }
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
function userIdentity(world: World, { callerArn, accessKeyId, atMs }: TrailRecord): object {
  const [, , , accountId = '', ...rest] = callerArn.split(':').slice(1)
  const [kind = '', ...names] = rest.join(':').split('/')
  const name = names.at(-1) ?? ''
  const key = accessKeyId === undefined ? {} : { accessKeyId }
  const account = world.iam.account(accountId)
  if (kind === 'root') {
    return { type: 'Root', principalId: accountId, arn: callerArn, accountId, ...key }
  }
  if (kind === 'user') {
    const principalId = own(account.users, name)?.id
    return { type: 'IAMUser', principalId, arn: callerArn, accountId, ...key, userName: name }
  }
  const roleName = names[0] ?? ''
  const role = own(account.roles, roleName)
  const issuerId = role?.id ?? 'AROAUNKNOWN'
  return {
    type: 'AssumedRole',
    principalId: `${issuerId}:${name}`,
    arn: callerArn,
    accountId,
    ...key,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: issuerId,
        arn: role?.arn ?? `arn:aws:iam::${accountId}:role/${roleName}`,
        accountId,
        userName: roleName,
      },
      attributes: { creationDate: secondsOf(atMs), mfaAuthenticated: 'false' },
    },
  }
}

/** Events name their resources by ARN, or not at all. */
function arnResource({ type, name }: { readonly type: string; readonly name: string }): object[] {
  return name.startsWith('arn:') ? [{ accountId: name.split(':')[4], type, ARN: name }] : []
}

function hostOf({ eventSource, eventName, region }: TrailRecord): string {
  const service = eventSource.slice(0, eventSource.indexOf('.'))
  if (service === 'iam') return 'iam.amazonaws.com'
  const isRuntime = service === 'bedrock' && /^(Invoke|Converse|CountTokens)/.test(eventName)
  return `${isRuntime ? 'bedrock-runtime' : service}.${region}.amazonaws.com`
}

const secondsOf = (atMs: number): string =>
  `${new Date(Math.floor(atMs / 1_000) * 1_000).toISOString().slice(0, 19)}Z`

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined
