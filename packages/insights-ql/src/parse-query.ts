import type { Tree } from '@lezer/common'
import { parser } from './__generated__/parser.ts'
import type { KnownFields } from './check/check-columns.ts'
import { checkQuery } from './check/check-query.ts'
import type { Pipeline } from './command.ts'
import { type Diagnostic, diagnose } from './diagnostic.ts'
import { deepestNesting } from './nesting.ts'
import { mostLevels } from './read/read-expression.ts'
import { readQuery } from './read/read-query.ts'
import { syntaxErrors } from './syntax-errors.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html */
export const mostCharacters = 10_000

export interface ParsedQuery {
  readonly text: string
  /** Complete and to be run only if no diagnostic is an error: ask `isRunnable`. */
  readonly query: Pipeline
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface ParseOptions {
  /** Fields that events were seen to have; names outside of them are warned about. */
  readonly knownFields?: KnownFields
}

/** The one way from text to a query, for the editor, the gate of the server and the engine. */
export function parseQuery(text: string, options: ParseOptions = {}): ParsedQuery {
  const refusal = refusalOf(text)
  if (refusal !== undefined) {
    return { text, query: emptyPipeline(text), diagnostics: [refusal] }
  }
  const tree: Tree = parser.parse(text)
  const syntax = syntaxErrors(text, tree)
  const { query, diagnostics } = readQuery(text, tree)
  const found = [...syntax, ...diagnostics]
  // A text that does not read well has guessed parts; what they mean is not worth telling.
  const broken = syntax.map(({ from }) => from)
  const meaning = checkQuery(text, query, { ...options, brokenAt: broken })
  return { text, query, diagnostics: inOrder([...found, ...meaning]) }
}

/** What can be said of a text without parsing it, which keeps hostile texts cheap. */
function refusalOf(text: string): Diagnostic | undefined {
  if (text.length > mostCharacters) {
    const span = { from: mostCharacters, to: text.length }
    const values = {
      most: mostCharacters.toLocaleString('en'),
      count: text.length.toLocaleString('en'),
    }
    return diagnose('query.too_long', span, values)
  }
  const deep = deepestNesting(text, mostLevels)
  if (deep !== undefined) {
    return diagnose('query.too_deep', { from: deep, to: deep + 1 }, { most: String(mostLevels) })
  }
  if (/^(?:\s|#[^\n\r]*)*$/.test(text)) return diagnose('query.empty', { from: 0, to: text.length })
  return undefined
}

function emptyPipeline(text: string): Pipeline {
  return { kind: 'pipeline', stages: [], from: 0, to: text.length }
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.from - b.from || a.to - b.to)
}
