import type { AwsFailureCode } from './failure.ts'

/**
 * The names that AWS's services give their errors, by what they mean to Gatehouse. The query protocol
 * of STS and IAM answers some without the suffix `Exception`, so the suffix is dropped before the
 * look-up. https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
const namesByCode: Readonly<Record<AwsFailureCode, readonly string[]>> = {
  'aws.denied': [
    'AccessDenied',
    'AccessDeniedForDependency',
    'AuthFailure',
    'CallerIsNotManagementAccount',
    'ExpiredToken',
    'IncompleteSignature',
    'InvalidClientTokenId',
    'InvalidSignature',
    'MissingAuthenticationToken',
    'NotAuthorized',
    'OptInRequired',
    'RegionDisabled',
    'RequestExpired',
    'SignatureDoesNotMatch',
    'UnauthorizedOperation',
    'UnrecognizedClient',
  ],
  'aws.throttled': [
    'BandwidthLimitExceeded',
    'RequestLimitExceeded',
    'RequestThrottled',
    'SlowDown',
    'Throttled',
    'Throttling',
    'TooManyRequests',
  ],
  'aws.unavailable': [
    'CredentialsProviderError',
    'InternalError',
    'InternalFailure',
    'InternalServer',
    'InternalServerError',
    'ModelNotReady',
    'ModelTimeout',
    'RequestTimeout',
    'Service',
    'ServiceFailure',
    'ServiceUnavailable',
    'TimeoutError',
  ],
  'aws.invalid': [
    'ConstraintViolation',
    'InvalidAction',
    'InvalidInput',
    'InvalidParameter',
    'MalformedPolicyDocument',
    'PackedPolicyTooLarge',
    'PolicyEvaluation',
    'PolicyNotAttachable',
    'UnmodifiableEntity',
    'UnprocessableEntity',
    'Validation',
    'ValidationError',
  ],
  'aws.not_found': [
    'AWSOrganizationsNotInUse',
    'AccountNotFound',
    'NoSuchEntity',
    'PolicyNotFound',
    'ResourceNotFound',
    'TargetNotFound',
  ],
  'aws.conflict': [
    'ConcurrentModification',
    'Conflict',
    'DeleteConflict',
    'EntityAlreadyExists',
    'EntityTemporarilyUnmodifiable',
    'PolicyChangesInProgress',
    'ResourceInUse',
  ],
  'aws.limit': ['LimitExceeded', 'ServiceQuotaExceeded', 'TooManyTags'],
  'aws.not_understood': ['SyntaxError'],
}

const codeByName: ReadonlyMap<string, AwsFailureCode> = new Map(
  Object.entries(namesByCode).flatMap(([code, names]) =>
    names.map((name) => [name, code as AwsFailureCode]),
  ),
)

export function codeOfName(name: string): AwsFailureCode | undefined {
  return codeByName.get(name) ?? codeByName.get(name.replace(/Exception$/, ''))
}

const unusableCredentials: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'InvalidClientTokenId',
  'UnrecognizedClient',
])

/** The session itself is no longer accepted: a fresh one may be, and nothing was done yet. */
export function isSessionRefused(name: string): boolean {
  return unusableCredentials.has(name.replace(/Exception$/, ''))
}
