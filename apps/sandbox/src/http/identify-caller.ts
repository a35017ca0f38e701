import { AwsError, type Caller } from '../operation.ts'
import type { Protocol } from '../protocols/wire.ts'
import type { AccessKey } from '../world/access-keys.ts'
import type { World } from '../world/world.ts'

type ProtocolName = Protocol['name']

/** The access key decides who calls. The signature is not verified: see sandbox-differences. */
export function identifyCaller(
  world: World,
  accessKeyId: string,
  sessionToken: string | undefined,
  protocol: ProtocolName,
): Caller {
  const key = Object.hasOwn(world.state.accessKeys, accessKeyId)
    ? world.state.accessKeys[accessKeyId]
    : undefined
  if (key === undefined || key.sessionToken !== sessionToken) throw invalidToken(protocol)
  if (key.expiresAt !== undefined && world.clock.now() >= new Date(key.expiresAt)) {
    throw expiredToken(protocol)
  }
  const caller = callerOf(world, key)
  if (caller === undefined) throw invalidToken(protocol)
  return caller
}

export function callerOf(world: World, key: AccessKey): Caller | undefined {
  const account = world.iam.account(key.accountId)
  const shared = {
    accountId: key.accountId,
    accessKeyId: key.accessKeyId,
    sessionTags: key.sessionTags,
    sessionPolicies: key.sessionPolicies,
  }
  if (key.principal.type === 'user') {
    const user = account.users[key.principal.userName]
    return user && { ...shared, arn: user.arn, principalArn: user.arn, userId: user.id }
  }
  const { roleName, sessionName } = key.principal
  const role = account.roles[roleName]
  return (
    role && {
      ...shared,
      arn: `arn:aws:sts::${key.accountId}:assumed-role/${roleName}/${sessionName}`,
      principalArn: role.arn,
      userId: `${role.id}:${sessionName}`,
    }
  )
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const S3_REFUSALS = {
  invalid: () =>
    new AwsError(
      'InvalidAccessKeyId',
      403,
      'The AWS Access Key Id you provided does not exist in our records.',
    ),
  expired: () => new AwsError('ExpiredToken', 400, 'The provided token has expired.'),
}

export function missingToken(protocol: ProtocolName): AwsError {
  return protocol === 'awsQuery'
    ? new AwsError('MissingAuthenticationToken', 403, 'Request is missing Authentication Token')
    : new AwsError('MissingAuthenticationTokenException', 403, 'Missing Authentication Token')
}

function invalidToken(protocol: ProtocolName): AwsError {
  if (protocol === 'restXml') return S3_REFUSALS.invalid()
  const message = 'The security token included in the request is invalid.'
  return protocol === 'awsQuery'
    ? new AwsError('InvalidClientTokenId', 403, message)
    : new AwsError('UnrecognizedClientException', 403, message)
}

function expiredToken(protocol: ProtocolName): AwsError {
  if (protocol === 'restXml') return S3_REFUSALS.expired()
  const message = 'The security token included in the request is expired'
  return protocol === 'awsQuery'
    ? new AwsError('ExpiredToken', 403, message)
    : new AwsError('ExpiredTokenException', 403, message)
}
