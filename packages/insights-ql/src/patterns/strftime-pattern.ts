import type { Bilingual } from '../bilingual.ts'

/** A hyphen leaves the leading zero out. */
const known = /^(?:[aAbBcdDefFgGhHIjklLmMnNprRsStTuUVwWxXyYzZ%]|-[dmyHIMSj])$/

export interface StrftimePattern {
  /** Text as it stands, and specifiers such as `%Y` and `%-d`. */
  readonly tokens: readonly string[]
  /** Why no time can be written by the pattern. */
  readonly problem?: Bilingual
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export function readStrftimePattern(pattern: string): StrftimePattern {
  const tokens = pattern.match(/%-?[A-Za-z%]|%|[^%]+/g) ?? []
  const found = tokens.find((token) => /^%./.test(token) && !known.test(token.slice(1)))
  if (found === undefined) return { tokens }
  const problem = {
    en: `strftime patterns have no ${found}.`,
    ko: `strftime 패턴에 ${found}은(는) 없습니다.`,
  }
  return { tokens, problem }
}
