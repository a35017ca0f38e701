import type { CompileError } from '@gatehouse/insights-ql/compile-error'
import { AwsError } from '../../../operation.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MalformedQueryException.html */
export function malformedQuery(queryCompileError: CompileError): AwsError {
  return new AwsError('MalformedQueryException', 400, queryCompileError.message, {
    queryCompileError,
  })
}
