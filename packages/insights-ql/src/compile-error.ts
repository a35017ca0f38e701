import { placedSentenceOf } from './diagnostic.ts'
import type { ParsedQuery } from './parse-query.ts'
import { english } from './sentences/en.ts'

/**
 * The members of a MalformedQueryException.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_QueryCompileError.html
 */
export interface CompileError {
  readonly message: string
  readonly location: { readonly startCharOffset: number; readonly endCharOffset: number }
}

/** What CloudWatch Logs answers to a query that does not compile; undefined for one that does. */
export function compileErrorOf({ text, diagnostics }: ParsedQuery): CompileError | undefined {
  const first = diagnostics.find(({ severity }) => severity === 'error')
  if (first === undefined) return undefined
  return {
    message: placedSentenceOf(text, first, english),
    location: { startCharOffset: first.from, endCharOffset: first.to },
  }
}
