import type { Diagnostic, DiagnosticCode, Edit, Severity } from './diagnostic.ts'
import type { Span } from './span.ts'

/** All others are errors. */
const severities: Readonly<Partial<Record<DiagnosticCode, Severity>>> = {
  'operand.collection': 'warning',
  'duration.capped': 'warning',
  'column.gone': 'warning',
  'column.replaced': 'warning',
  'time.as_text': 'warning',
  'number.too_precise': 'warning',
  'column.too_early': 'warning',
  'field.never_seen': 'warning',
  'field.hyphen': 'hint',
  'display.replaced': 'warning',
  'condition.missing_kept': 'hint',
}

/** A fix that is a text takes the place of what the diagnostic is about. */
export function diagnose(
  code: DiagnosticCode,
  { from, to }: Span,
  values: Diagnostic['values'] = {},
  fix?: readonly Edit[] | string,
): Diagnostic {
  const found = { code, severity: severities[code] ?? 'error', from, to, values }
  if (fix === undefined) return found
  return { ...found, fix: typeof fix === 'string' ? [{ from, to, insert: fix }] : fix }
}

/** Where readers and checks tell what they find. */
export type Report = (
  code: DiagnosticCode,
  span: Span,
  values?: Diagnostic['values'],
  fix?: readonly Edit[] | string,
) => void

export function reportInto(diagnostics: Diagnostic[]): Report {
  return (...found) => {
    diagnostics.push(diagnose(...found))
  }
}

export function insertAt(at: number, insert: string): readonly Edit[] {
  return [{ from: at, to: at, insert }]
}
