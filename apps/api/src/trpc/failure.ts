import { type ErrorCode, type ErrorDetail, errorCatalogue } from '@gatehouse/contract/errors'
import { TRPCError } from '@trpc/server'
import { type TRPC_ERROR_CODE_KEY, TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import { z } from 'zod'

type Status = (typeof errorCatalogue)[ErrorCode]['status']

/** tRPC derives the HTTP status from its own names; these give exactly the catalogue's statuses. */
const trpcNames = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  502: 'BAD_GATEWAY',
  503: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<Status, TRPC_ERROR_CODE_KEY>

/** A failure of the catalogue on its way to the client. */
export class Refused extends TRPCError {
  override readonly name = 'Refused'
  readonly failure: ErrorDetail

  constructor(failure: ErrorDetail) {
    const { status, says } = errorCatalogue[failure.code]
    super({ code: trpcNames[status], message: says })
    this.failure = failure
  }
}

/** What stands in `error.data` of every answer that is not a success. */
export interface WireError extends ErrorDetail {
  /** tRPC reads it for the status line: several of its own codes share one number. */
  readonly httpStatus: number
  /** Names the line of the log that tells the rest. */
  readonly correlationId: string
}

export function failureOf(error: TRPCError): ErrorDetail {
  if (error instanceof Refused) return error.failure
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') {
    return { code: 'request.malformed', ...fieldsOf(error.cause) }
  }
  if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED') {
    return { code: 'request.malformed', detail: 'There is no such procedure.' }
  }
  if (error.code === 'UNSUPPORTED_MEDIA_TYPE') return { code: 'request.malformed' }
  if (error.code === 'PAYLOAD_TOO_LARGE') return { code: 'request.too_large' }
  return { code: isLostDatabase(error.cause) ? 'server.unavailable' : 'server.failed' }
}

/** The same words and members whether a tRPC procedure or a plain route answers. */
export function wireError(failure: ErrorDetail, correlationId: string) {
  const { status, says } = errorCatalogue[failure.code]
  // Member by member: a slice may know more of a failure than a client is told.
  const { code, fields, awsRequestId, detail } = failure
  const data: WireError = {
    code,
    httpStatus: status,
    ...(fields === undefined ? {} : { fields }),
    ...(awsRequestId === undefined ? {} : { awsRequestId }),
    ...(detail === undefined ? {} : { detail }),
    correlationId,
  }
  return { message: says, code: TRPC_ERROR_CODES_BY_KEY[trpcNames[status]], data }
}

export const statusOf = (code: ErrorCode): number => errorCatalogue[code].status

const mostFields = 20

function fieldsOf(cause: unknown): { fields?: Record<string, string> } {
  if (!isZodError(cause)) return {}
  const fields = cause.issues
    .slice(0, mostFields)
    .map((issue) => [issue.path.map(String).join('.').slice(0, 200), sentenceOf(issue)] as const)
  return { fields: Object.fromEntries(fields) }
}

function isZodError(cause: unknown): cause is z.ZodError {
  return cause instanceof Error && 'issues' in cause && Array.isArray(cause.issues)
}

// zod's own words repeat what was sent (`Unrecognized key: "…"`); an answer repeats nothing.
function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'There is a member that is not expected here.'
    case 'invalid_type':
      return `Expected: ${issue.expected}.`
    case 'too_small':
      return `Too small: at least ${issue.minimum}.`
    case 'too_big':
      return `Too large: at most ${issue.maximum}.`
    case 'invalid_value':
      return `Expected one of: ${issue.values.map(String).join(', ')}.`
    default:
      return issue.message
  }
}

// Node's codes of a connection that failed, PostgreSQL's classes 08 (connection) and 57P (shutdown),
// and Prisma's P1001, P1002, P1008, P1017, P2024 (server not reached, timed out, pool exhausted).
const lostDatabase =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08...|57P0.|53300|P1001|P1002|P1008|P1017|P2024)$/

const adapterError = z.object({
  meta: z.object({
    driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }),
  }),
})

export function isLostDatabase(cause: unknown): boolean {
  for (let error = cause, depth = 0; error instanceof Error && depth < 5; depth += 1) {
    if ('code' in error && typeof error.code === 'string' && lostDatabase.test(error.code)) {
      return true
    }
    if (/Connection terminated|timeout exceeded when trying to connect/.test(error.message)) {
      return true
    }
    if (lostDatabase.test(adapterCode(error) ?? '')) return true
    error = error.cause
  }
  return false
}

/** PostgreSQL's own code behind an error that Prisma has no name for (P2039). */
function adapterCode(error: Error): string | undefined {
  const parsed = adapterError.safeParse(error)
  return parsed.data?.meta.driverAdapterError.cause.originalCode
}
