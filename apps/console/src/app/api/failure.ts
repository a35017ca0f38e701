import { type ErrorCode, errorCatalogue } from '@gatehouse/contract/errors'
import type { FailureCode } from '../../locales/catalogue.ts'

/** What went wrong, as far as this side of the wire can know it. */
export interface Failure {
  readonly code: FailureCode
  readonly fields: Readonly<Record<string, string>>
  readonly awsRequestId: string | null
  /** Plain text of the server that helps the person, e.g. who won a race. */
  readonly detail: string | null
}

/** Reads what a query or mutation threw. Never trusts its form: a proxy may have answered. */
export function failureOf(thrown: unknown): Failure {
  const data = dataOf(thrown)
  const code = codeOf(data['code'])
  if (code === null) return bare(isChunkError(thrown) ? 'client.update_needed' : guess(thrown))
  return {
    code,
    fields: textsOf(data['fields']),
    awsRequestId: textOf(data['awsRequestId']),
    detail: textOf(data['detail']),
  }
}

/** Whether asking again at once can help without anybody changing anything. */
export function isWorthRetrying(code: FailureCode): boolean {
  return !isErrorCode(code) || errorCatalogue[code].status === 503
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCatalogue, value)
}

const bare = (code: FailureCode): Failure => ({
  code,
  fields: {},
  awsRequestId: null,
  detail: null,
})

function dataOf(thrown: unknown): Readonly<Record<string, unknown>> {
  if (!(thrown instanceof Error) || !('data' in thrown)) return {}
  const { data } = thrown
  return typeof data === 'object' && data !== null ? { ...data } : {}
}

function codeOf(value: unknown): ErrorCode | null {
  return isErrorCode(value) ? value : null
}

/** fetch rejects with a TypeError when no answer came; anything else came but could not be read. */
function guess(thrown: unknown): FailureCode {
  const causes = [thrown, thrown instanceof Error ? thrown.cause : undefined]
  return causes.some((cause) => cause instanceof TypeError) ? 'client.offline' : 'client.unreadable'
}

function isChunkError(thrown: unknown): boolean {
  return thrown instanceof Error && /dynamically imported module|preload/i.test(thrown.message)
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  )
}
