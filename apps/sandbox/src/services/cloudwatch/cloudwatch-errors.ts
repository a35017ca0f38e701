import type { AwsError } from '../../operation.ts'
import { QueryCompatibleError } from '../../protocols/query-compatible-error.ts'

/** CloudWatch’s errors by the names of its JSON protocol and the codes of its forms. */

export const invalidValue = (message: string): AwsError =>
  new QueryCompatibleError('InvalidParameterValueException', 'InvalidParameterValue', 400, message)

export const missingParameter = (name: string): AwsError =>
  new QueryCompatibleError(
    'MissingRequiredParameterException',
    'MissingParameter',
    400,
    `The parameter ${name} is required.`,
  )

export const invalidCombination = (message: string): AwsError =>
  new QueryCompatibleError(
    'InvalidParameterCombinationException',
    'InvalidParameterCombination',
    400,
    message,
  )

export const validationError = (message: string): AwsError =>
  new QueryCompatibleError('ValidationException', 'ValidationError', 400, message)

export const invalidNextToken = (): AwsError =>
  new QueryCompatibleError('InvalidNextToken', 'InvalidNextToken', 400, 'Invalid nextToken')
