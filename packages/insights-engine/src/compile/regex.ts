import { scanRegex } from '@gatehouse/insights-ql/check/regex-scan'
import type { RegexLiteral, StringLiteral } from '@gatehouse/insights-ql/expression'
import { RE2JS } from 're2js'
import { refuse } from './refuse.ts'

export interface Re2 {
  /** What DuckDB's RE2 takes. */
  readonly source: string
  /** Names of the capturing groups in their order; an empty name for one without. */
  readonly groups: readonly string[]
}

/**
 * A regex of the language for RE2, or a refusal at its place before anything runs. There are no flags
 * but those written into it: a dot matches no line end, `^` and `$` are the ends of the text.
 * https://github.com/google/re2/wiki/Syntax
 */
export function toRe2(literal: RegexLiteral | StringLiteral): Re2 {
  const written = literal.kind === 'regex' ? literal.source : literal.value
  const { source, groups, problem } = scanRegex(written)
  if (problem !== undefined) {
    const reason = problem.reason?.en ?? problem.code
    return refuse(literal, `The regex cannot be run: ${reason}`)
  }
  try {
    RE2JS.compile(source)
  } catch {
    return refuse(literal, 'The regex cannot be run: RE2 does not read it.')
  }
  return { source, groups }
}

/**
 * `"user=*, took * ms"` of parse: the text may begin anywhere, a star is as short as it can be, and one
 * at the end runs to the end of the text. Nothing else has a meaning of its own.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Parse.html
 */
export function globToRegex(pattern: string): string {
  const literals = pattern
    .split('*')
    .map((literal) => literal.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
  const isOpen = pattern.endsWith('*')
  const last = literals.length - 1
  return literals.reduce((regex, literal, index) => {
    if (index === 0) return `${regex}${literal}`
    return `${regex}${isOpen && index === last ? '(.*)' : '(.*?)'}${literal}`
  }, '(?s)')
}
