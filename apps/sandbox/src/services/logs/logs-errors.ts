import { AwsError } from '../../operation.ts'

/** The sentences are those of CloudWatch Logs where it is known what it says. */

export const invalidParameter = (message: string): AwsError =>
  new AwsError('InvalidParameterException', 400, message)

export const notFound = (message: string): AwsError =>
  new AwsError('ResourceNotFoundException', 400, message)

export const noSuchGroup = (): AwsError => notFound('The specified log group does not exist.')

export const noSuchStream = (): AwsError => notFound('The specified log stream does not exist.')

export const alreadyExists = (what: 'group' | 'stream'): AwsError =>
  new AwsError('ResourceAlreadyExistsException', 400, `The specified log ${what} already exists`)

export const limitExceeded = (message: string): AwsError =>
  new AwsError('LimitExceededException', 400, message)

export const aborted = (message: string): AwsError =>
  new AwsError('OperationAbortedException', 400, message)

export const invalidToken = (): AwsError => invalidParameter('The specified nextToken is invalid.')
