import { AwsError } from '../../operation.ts'

export const noSuchEntity = (message: string): AwsError =>
  new AwsError('NoSuchEntity', 404, message)

export const noSuchRole = (name: string): AwsError =>
  noSuchEntity(`The role with name ${name} cannot be found.`)

export const noSuchPolicy = (arn: string): AwsError => noSuchEntity(`Policy ${arn} was not found.`)

export const entityExists = (message: string): AwsError =>
  new AwsError('EntityAlreadyExists', 409, message)

export const limitExceeded = (message: string): AwsError =>
  new AwsError('LimitExceeded', 409, message)

export const deleteConflict = (message: string): AwsError =>
  new AwsError('DeleteConflict', 409, message)

export const invalidInput = (message: string): AwsError =>
  new AwsError('InvalidInput', 400, message)

export const validationError = (message: string): AwsError =>
  new AwsError('ValidationError', 400, message)

/** Identity Center owns these; IAM's own calls cannot change them. */
export const unmodifiable = (name: string): AwsError =>
  new AwsError(
    'UnmodifiableEntity',
    400,
    `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
  )
