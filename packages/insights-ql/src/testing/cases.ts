import { applyFix, placedSentenceOf } from '../diagnostic.ts'
import { parseQuery } from '../parse-query.ts'
import { english } from '../sentences/en.ts'
import { describeSyntax } from './describe-syntax.ts'

export interface Case {
  readonly title: string
  readonly query: string
  readonly expected: string
}

/** Cases stand one after another: `## title`, the query, `==>`, what is made of it. */
export function casesOf(file: string): readonly Case[] {
  return file
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const end = section.indexOf('\n')
      const [query = '', expected = ''] = section.slice(end).split('\n==>\n')
      return { title: section.slice(0, end).trim(), query: query.trim(), expected: expected.trim() }
    })
}

/** The tree of a query that reads well, and what is said of it. */
export function answerTo(query: string): string {
  const { query: tree, diagnostics } = parseQuery(query)
  const hasError = diagnostics.some(({ severity }) => severity === 'error')
  const said = diagnostics.map((diagnostic) => {
    const { severity, code, from, to, fix } = diagnostic
    const place = `${severity} ${code} ${from}–${to}`
    const sentence = placedSentenceOf(query, diagnostic, english)
    const fixed = fix === undefined ? '' : `\n  fixed: ${applyFix(query, fix)}`
    return `${place}\n  ${sentence}${fixed}`
  })
  return [...(hasError ? [] : [describeSyntax(tree)]), ...said].join('\n')
}
