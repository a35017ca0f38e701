import { AwsError } from '../operation.ts'

/**
 * An error of a service that moved from awsQuery to JSON and still tells the old code beside the
 * new name: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#x-amzn-query-error
 */
export class QueryCompatibleError extends AwsError {
  readonly queryCode: string

  constructor(code: string, queryCode: string, status: number, message: string) {
    super(code, status, message)
    this.queryCode = queryCode
  }
}

/** What every service says by one name in JSON and by another in a form's answer. */
const COMMON: ReadonlyMap<string, string> = new Map([
  ['AccessDeniedException', 'AccessDenied'],
  ['ValidationException', 'ValidationError'],
  ['ThrottlingException', 'Throttling'],
])

export function queryCodeOf(error: AwsError): string {
  if (error instanceof QueryCompatibleError) return error.queryCode
  return COMMON.get(error.code) ?? error.code
}

export function queryErrorHeader(error: AwsError): Record<string, string> {
  if (!(error instanceof QueryCompatibleError)) return {}
  const fault = error.status >= 500 ? 'Receiver' : 'Sender'
  return { 'x-amzn-query-error': `${error.queryCode};${fault}` }
}
