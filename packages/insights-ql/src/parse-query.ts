import { parseBounded } from './bounded-parse.ts'
import type { KnownFields } from './check/check-columns.ts'
import { checkQuery } from './check/check-query.ts'
import type { Pipeline } from './command.ts'
import type { Diagnostic } from './diagnostic.ts'
import { deepestNesting } from './nesting.ts'
import { placeholdersOf, withoutBarePlaceholders } from './parameters.ts'
import { mostLevels } from './read/read-expression.ts'
import { readQuery } from './read/read-query.ts'
import { diagnose } from './report.ts'
import type { Span } from './span.ts'
import { syntaxErrors } from './syntax-errors.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html */
export const mostCharacters = 10_000

/** Nobody reads more. */
const mostDiagnostics = 100

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
  const placeholders = placeholdersOf(text)
  const named = withoutBarePlaceholders(text, placeholders)
  const { tree, readTo, readsWell } = parseBounded(named)
  const read = named.slice(0, readTo)
  const open = placeholders
    .filter(({ place }) => place === 'bare')
    .map((placeholder) =>
      diagnose('parameter.open', placeholder, { name: `{{${placeholder.name}}}` }),
    )
  const errors = readsWell ? [] : syntaxErrors(read, tree)
  const syntax = [...open, ...errors.filter((error) => !touches(error, open))]
  const { query, diagnostics } = readQuery(read, tree)
  // A text that does not read well has guessed parts; what they mean is not worth telling.
  const broken = syntax.map(({ from }) => from)
  const meaning = checkQuery(named, query, { ...options, brokenAt: broken })
  const found = inOrder([...syntax, ...diagnostics, ...meaning])
  // Where reading was broken off, a string or bracket may seem open that is not.
  const isOfText = ({ to }: Diagnostic): boolean => to < readTo || readTo === text.length
  const isBroken = found.some(({ severity }) => severity === 'error')
  // A hint is for who has a query that runs.
  const isInTime = ({ severity }: Diagnostic): boolean => severity !== 'hint' || !isBroken
  const told = found.filter((diagnostic) => isOfText(diagnostic) && isInTime(diagnostic))
  return { text, query, diagnostics: told.slice(0, mostDiagnostics) }
}

function touches({ from, to }: Span, others: readonly Span[]): boolean {
  return others.some((other) => from < other.to && to > other.from)
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
  const half = firstLoneSurrogate(text)
  if (half !== undefined) return diagnose('text.half_character', { from: half, to: half + 1 })
  const deep = deepestNesting(text, mostLevels)
  if (deep !== undefined) {
    return diagnose('query.too_deep', { from: deep, to: deep + 1 }, { most: String(mostLevels) })
  }
  if (/^(?:\s|#[^\n\r]*)*$/.test(text)) return diagnose('query.empty', { from: 0, to: text.length })
  return undefined
}

/** Half of a character beyond the first 65,536, which no encoding can carry to AWS. */
function firstLoneSurrogate(text: string): number | undefined {
  if (text.isWellFormed()) return undefined
  const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text)
  return half?.index
}

function emptyPipeline(text: string): Pipeline {
  return { kind: 'pipeline', stages: [], from: 0, to: text.length }
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.from - b.from || a.to - b.to)
}
