import { type Bilingual, fillIn, type Language } from './bilingual.ts'
import type { english, Sentence } from './sentences/en.ts'
import { positionOf, type Span } from './span.ts'

/**
 * An error keeps a query from being run; a warning says that the answer is likely not the one that
 * was meant; a hint says what is easily overlooked.
 */
export type Severity = 'error' | 'warning' | 'hint'

export type DiagnosticCode = keyof typeof english.of

export interface Edit extends Span {
  readonly insert: string
}

export interface Diagnostic extends Span {
  readonly code: DiagnosticCode
  readonly severity: Severity
  /** What the sentence speaks of: names, counts, symbols. */
  readonly values: Readonly<Record<string, string | Bilingual>>
  /** Changes to the text that would set it right. */
  readonly fix?: readonly Edit[]
}

/** All that is said in one language: `sentences/en`, `sentences/ko`. Who reads one loads one. */
export interface Sentences {
  readonly language: Language
  readonly placed: string
  readonly of: Readonly<Record<DiagnosticCode, Sentence>>
}

/** The plain sentence of a diagnostic. */
export function sentenceOf(diagnostic: Diagnostic, sentences: Sentences): string {
  const said = sentences.of[diagnostic.code]
  return inWords(typeof said === 'string' ? said : said[0], diagnostic, sentences)
}

/** What applying the fix does, in a few words; undefined where there is no fix. */
export function fixTitleOf(diagnostic: Diagnostic, sentences: Sentences): string | undefined {
  const said = sentences.of[diagnostic.code]
  if (diagnostic.fix === undefined || typeof said === 'string') return undefined
  return inWords(said[1], diagnostic, sentences)
}

/** The error as the compiler of CloudWatch Logs would place it, with line and position. */
export function placedSentenceOf(
  text: string,
  diagnostic: Diagnostic,
  sentences: Sentences,
): string {
  const { line, column } = positionOf(text, diagnostic.from)
  const sentence = sentenceOf(diagnostic, sentences)
  return fillIn(sentences.placed, { sentence, line: String(line), column: String(column) })
}

export function applyFix(text: string, fix: readonly Edit[]): string {
  return [...fix]
    .sort((a, b) => b.from - a.from)
    .reduce((done, edit) => done.slice(0, edit.from) + edit.insert + done.slice(edit.to), text)
}

export function isRunnable(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.every(({ severity }) => severity !== 'error')
}

function inWords(sentence: string, { values }: Diagnostic, { language }: Sentences): string {
  const words = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value[language],
  ])
  return fillIn(sentence, Object.fromEntries(words))
}
