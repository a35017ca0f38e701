import { type Bilingual, fillIn, type Language } from './bilingual.ts'
import { languageWords } from './diagnostic-words-language.ts'
import { meaningWords } from './diagnostic-words-meaning.ts'
import type { Span } from './span.ts'
import { positionOf } from './span.ts'

/**
 * An error keeps a query from being run; a warning says that the answer is likely not the one that
 * was meant; a hint says what is easily overlooked.
 */
export type Severity = 'error' | 'warning' | 'hint'

export interface DiagnosticWords extends Bilingual {
  /** Absent: an error. */
  readonly severity?: Severity
  /** What the fix does, where there is one. */
  readonly fix?: Bilingual
}

const words = { ...languageWords, ...meaningWords } satisfies Record<string, DiagnosticWords>

export type DiagnosticCode = keyof typeof words

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

/** All codes with their sentences, for a page that lists them. */
export const diagnosticCatalogue: Readonly<Record<DiagnosticCode, DiagnosticWords>> = words

export function diagnose(
  code: DiagnosticCode,
  span: Span,
  values: Diagnostic['values'] = {},
  fix?: readonly Edit[],
): Diagnostic {
  const { severity = 'error' }: DiagnosticWords = words[code]
  const found = { code, severity, from: span.from, to: span.to, values }
  return fix === undefined ? found : { ...found, fix }
}

/** The plain sentence of a diagnostic. */
export function sentenceOf(diagnostic: Diagnostic, language: Language): string {
  return fillIn(words[diagnostic.code][language], valuesIn(diagnostic, language))
}

/** What applying the fix does, in a few words; undefined where there is no fix. */
export function fixTitleOf(diagnostic: Diagnostic, language: Language): string | undefined {
  if (diagnostic.fix === undefined) return undefined
  const { fix }: DiagnosticWords = words[diagnostic.code]
  return fix && fillIn(fix[language], valuesIn(diagnostic, language))
}

/** The error as the compiler of CloudWatch Logs would place it: line and position before the words. */
export function placedSentenceOf(text: string, diagnostic: Diagnostic, language: Language): string {
  const { line, column } = positionOf(text, diagnostic.from)
  const sentence = sentenceOf(diagnostic, language)
  return language === 'en'
    ? `${sentence} (line ${line}, position ${column})`
    : `${sentence} (${line}행 ${column}번째 글자)`
}

export function applyFix(text: string, fix: readonly Edit[]): string {
  return [...fix]
    .sort((a, b) => b.from - a.from)
    .reduce((done, edit) => done.slice(0, edit.from) + edit.insert + done.slice(edit.to), text)
}

export function isRunnable(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.every(({ severity }) => severity !== 'error')
}

function valuesIn({ values }: Diagnostic, language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value[language],
    ]),
  )
}
