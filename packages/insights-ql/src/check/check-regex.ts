import type { RegexLiteral, StringLiteral } from '../expression.ts'
import type { Span } from '../span.ts'
import type { Checking } from './checking.ts'
import { type RegexFacts, scanRegex } from './regex-scan.ts'

/** Reports what RE2 would refuse, at its place in the query, and hands back the groups. */
export function checkRegex(regex: RegexLiteral | StringLiteral, checking: Checking): RegexFacts {
  // A regex between slashes is scanned as written, so that offsets are those of the text.
  const isWritten = regex.kind === 'regex'
  const written = checking.text.slice(regex.from + 1, regex.to)
  const source = isWritten ? written.replace(/\/$/, '') : regex.value
  const facts = scanRegex(source)
  const { problem } = facts
  if (problem !== undefined) {
    const start = regex.from + 1
    const place: Span =
      isWritten && problem.code !== 'regex.empty'
        ? { from: start + problem.from, to: start + problem.to }
        : regex
    const found = source.slice(problem.from, problem.to).slice(0, 40)
    const { reason } = problem
    checking.report(problem.code, place, reason === undefined ? { found } : { found, reason })
  }
  return facts
}
