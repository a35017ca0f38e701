import { delimitedValues, matchesDelimited } from './match-delimited.ts'
import { matchesJson, parseMessage, selected } from './match-json.ts'
import type { FilterPattern, Term, TermsPattern } from './pattern.ts'

export function matchesPattern(pattern: FilterPattern, message: string): boolean {
  switch (pattern.kind) {
    case 'terms':
      return matchesTerms(pattern, message)
    case 'json':
      return matchesJson(pattern, message)
    case 'delimited':
      return matchesDelimited(pattern, message)
  }
}

/** An empty pattern matches everything. */
function matchesTerms({ required, excluded, optional }: TermsPattern, message: string): boolean {
  const finds = (term: Term): boolean =>
    term.kind === 'phrase' ? message.includes(term.text) : term.regex.test(message)
  // AWS ignores `?` terms that stand beside other terms.
  if (required.length === 0 && excluded.length === 0) {
    return optional.length === 0 || optional.some(finds)
  }
  return required.every(finds) && !excluded.some(finds)
}

/** What TestMetricFilter shows of a message that matched: named fields, or the values selected. */
export function extractedValues(pattern: FilterPattern, message: string): Record<string, string> {
  if (pattern.kind === 'delimited') return delimitedValues(pattern, message)
  if (pattern.kind === 'terms') return {}
  const root = parseMessage(message)
  return Object.fromEntries(
    pattern.selectors.flatMap((selector) => {
      const [node] = selected(selector, root)
      return node === undefined ? [] : [[selector.text, scalarText(node)]]
    }),
  )
}

const scalarText = (node: unknown): string =>
  typeof node === 'string' ? node : JSON.stringify(node)
