import * as bedrock from '@aws-sdk/client-bedrock'
import * as iam from '@aws-sdk/client-iam'
import * as organizations from '@aws-sdk/client-organizations'
import * as sts from '@aws-sdk/client-sts'
import { describe, expect, it } from 'vitest'
import { translate } from './translate.ts'

const $metadata = { requestId: 'req-1', httpStatusCode: 400 }
const options = { $metadata, message: 'said AWS' }

const classes: readonly (readonly [Error, string])[] = [
  [new bedrock.AccessDeniedException(options), 'aws.denied'],
  [new bedrock.ThrottlingException(options), 'aws.throttled'],
  [new bedrock.InternalServerException(options), 'aws.unavailable'],
  [new bedrock.ServiceUnavailableException(options), 'aws.unavailable'],
  [new bedrock.ValidationException(options), 'aws.invalid'],
  [new bedrock.ResourceNotFoundException(options), 'aws.not_found'],
  [new bedrock.ConflictException(options), 'aws.conflict'],
  [new bedrock.ServiceQuotaExceededException(options), 'aws.limit'],
  [new bedrock.TooManyTagsException({ ...options, resourceName: 'x' }), 'aws.limit'],
  [new iam.NoSuchEntityException(options), 'aws.not_found'],
  [new iam.EntityAlreadyExistsException(options), 'aws.conflict'],
  [new iam.ConcurrentModificationException(options), 'aws.conflict'],
  [new iam.DeleteConflictException(options), 'aws.conflict'],
  [new iam.LimitExceededException(options), 'aws.limit'],
  [new iam.MalformedPolicyDocumentException(options), 'aws.invalid'],
  [new iam.PolicyNotAttachableException(options), 'aws.invalid'],
  [new iam.ServiceFailureException(options), 'aws.unavailable'],
  [new iam.UnmodifiableEntityException(options), 'aws.invalid'],
  [new sts.ExpiredTokenException(options), 'aws.denied'],
  [new sts.RegionDisabledException(options), 'aws.denied'],
  [new sts.PackedPolicyTooLargeException(options), 'aws.invalid'],
  [new organizations.TooManyRequestsException(options), 'aws.throttled'],
  [new organizations.ServiceException(options), 'aws.unavailable'],
  [new organizations.AWSOrganizationsNotInUseException(options), 'aws.not_found'],
]

function named(name: string, rest: object = {}): Error {
  return Object.assign(new Error('said AWS'), { name, ...rest })
}

const others: readonly (readonly [string, unknown, string])[] = [
  ['the name without its suffix', named('AccessDenied', { $metadata }), 'aws.denied'],
  ['an unknown 403', named('Odd', { $metadata: { httpStatusCode: 403 } }), 'aws.denied'],
  ['an unknown 404', named('Odd', { $metadata: { httpStatusCode: 404 } }), 'aws.not_found'],
  ['an unknown 429', named('Odd', { $metadata: { httpStatusCode: 429 } }), 'aws.throttled'],
  ['an unknown 503', named('Odd', { $metadata: { httpStatusCode: 503 } }), 'aws.unavailable'],
  ['an unknown 400', named('Odd', { $metadata: { httpStatusCode: 400 } }), 'aws.invalid'],
  ['a broken connection', named('Error', { code: 'ECONNRESET' }), 'aws.unavailable'],
  ['a refused connection', named('Error', { code: 'ECONNREFUSED' }), 'aws.unavailable'],
  ['a name that no DNS knows', named('Error', { code: 'ENOTFOUND' }), 'aws.unavailable'],
  ['a broken HTTP/2 stream', named('Error', { code: 'ERR_HTTP2_STREAM_ERROR' }), 'aws.unavailable'],
  [
    'a cause that says it',
    new Error('x', { cause: named('E', { code: 'EPIPE' }) }),
    'aws.unavailable',
  ],
  ['silence', named('TimeoutError'), 'aws.unavailable'],
  ['no credentials', named('CredentialsProviderError'), 'aws.unavailable'],
  [
    'a body that is no JSON',
    Object.assign(new SyntaxError('Unexpected token < in <secret>'), {
      $metadata: { httpStatusCode: 200 },
    }),
    'aws.not_understood',
  ],
  ['a thrown string', 'secret', 'aws.not_understood'],
]

describe('translate', () => {
  it.each(classes)('%s', (error, code) => {
    expect(translate(error)).toMatchObject({
      code,
      awsRequestId: 'req-1',
      awsErrorName: error.name,
    })
  })

  it.each(others)('%s', (_what, error, code) => {
    expect(translate(error).code).toBe(code)
  })

  it('does not repeat what a parser stumbled over', () => {
    const failure = translate(new SyntaxError('Unexpected token < in <secret>'))
    expect(JSON.stringify(failure)).not.toContain('secret')
  })
})
