import type { ErrorDetail } from '@gatehouse/contract/errors'

export type AwsFailureCode =
  | 'aws.denied'
  | 'aws.throttled'
  | 'aws.unavailable'
  | 'aws.invalid'
  | 'aws.not_found'
  | 'aws.conflict'
  | 'aws.limit'
  | 'aws.not_understood'

/** An exception of the SDK as Gatehouse's own error; it can be shown and stored as it is. */
export interface AwsFailure extends ErrorDetail {
  readonly code: AwsFailureCode
  /** AWS's own name of the error (`EntityAlreadyExistsException`), for adapters that tell races apart. */
  readonly awsErrorName: string
}

/** What AWS answered, with the request ids that can be looked up in CloudTrail. */
export interface Answered<Output> {
  readonly value: Output
  readonly awsRequestIds: readonly string[]
}

export type AwsResult<Output> =
  | { readonly ok: true; readonly value: Answered<Output> }
  | { readonly ok: false; readonly error: AwsFailure }
