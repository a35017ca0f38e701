import type { RegexLiteral, StringLiteral } from '@gatehouse/insights-ql/expression'

export interface Re2 {
  readonly source: string
}

export function toRe2(literal: RegexLiteral | StringLiteral): Re2 {
  const source = literal.kind === 'regex' ? literal.source : literal.value
  return { source: source.replaceAll('(?<', '(?P<') }
}
