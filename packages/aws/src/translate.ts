import { codeOfName } from './error-names.ts'
import type { AwsFailure, AwsFailureCode } from './failure.ts'
import { redact } from './redact.ts'

/** Node's own codes for a connection that could not be made, broke off, or fell silent. */
const networkCode =
  /^(?:E(?:AI_AGAIN|CONNABORTED|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NOTFOUND|PIPE|TIMEDOUT)|ENOTFOUND|ERR_HTTP2_.*|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_.*)$/

/** The one place where an exception of the SDK becomes an error of Gatehouse. */
export function translate(thrown: unknown): AwsFailure {
  const error = thrown instanceof Error ? thrown : new Error('An unknown error was thrown.')
  const code = codeOf(error)
  const awsRequestId = metadataOf(error).requestId
  return {
    code,
    awsErrorName: error.name,
    detail: redact(detailOf(error, code)),
    ...(awsRequestId === undefined ? {} : { awsRequestId }),
  }
}

function codeOf(error: Error): AwsFailureCode {
  const named = codeOfName(error.name)
  if (named !== undefined) return named
  const { httpStatusCode } = metadataOf(error)
  if (networkCode.test(nodeCodeOf(error))) return 'aws.unavailable'
  if (httpStatusCode === undefined) return 'aws.not_understood'
  if (httpStatusCode === 429) return 'aws.throttled'
  if (httpStatusCode >= 500) return 'aws.unavailable'
  if (httpStatusCode === 401 || httpStatusCode === 403) return 'aws.denied'
  if (httpStatusCode === 404) return 'aws.not_found'
  if (httpStatusCode === 409) return 'aws.conflict'
  return httpStatusCode >= 400 ? 'aws.invalid' : 'aws.not_understood'
}

function detailOf(error: Error, code: AwsFailureCode): string {
  // A parser's message quotes the body it stumbled over, which nobody has looked at.
  if (code === 'aws.not_understood') return 'The answer was not in the form that AWS documents.'
  if (error.name === 'CredentialsProviderError')
    return 'Gatehouse has no AWS credentials of its own.'
  const nodeCode = nodeCodeOf(error)
  if (networkCode.test(nodeCode)) return `The connection to AWS failed (${nodeCode}).`
  return `${error.name}: ${error.message}`
}

interface Metadata {
  readonly requestId?: string
  readonly httpStatusCode?: number
}

function metadataOf(error: Error): Metadata {
  const metadata = '$metadata' in error ? error.$metadata : undefined
  if (typeof metadata !== 'object' || metadata === null) return {}
  const requestId = 'requestId' in metadata ? metadata.requestId : undefined
  const httpStatusCode = 'httpStatusCode' in metadata ? metadata.httpStatusCode : undefined
  return {
    ...(typeof requestId === 'string' ? { requestId } : {}),
    ...(typeof httpStatusCode === 'number' ? { httpStatusCode } : {}),
  }
}

/** The code may stand on the error or on what caused it. */
function nodeCodeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause instanceof Error ? nodeCodeOf(error.cause) : ''
}
