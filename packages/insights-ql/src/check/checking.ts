import type { Bilingual } from '../bilingual.ts'
import type { Diagnostic, DiagnosticCode } from '../diagnostic.ts'
import { nearestName } from '../near-names.ts'
import type { Report } from '../report.ts'
import type { Span } from '../span.ts'

/** What the checks look at and where they tell what they find. */
export interface Checking {
  readonly text: string
  readonly report: Report
}

/** Reports a name that does not exist, with the one that was most likely meant. */
export function reportUnknown(
  checking: Checking,
  code: DiagnosticCode,
  span: Span,
  name: string,
  candidates: Iterable<string>,
  values: Diagnostic['values'] = {},
): void {
  const instead = nearestName(name, candidates)
  if (instead === undefined) {
    checking.report(code, span, { ...values, name, near: '' })
    return
  }
  checking.report(code, span, { ...values, name, instead, near: didYouMean(instead) }, instead)
}

function didYouMean(name: string): Bilingual {
  return { en: ` Did you mean ‘${name}’?`, ko: ` ‘${name}’을(를) 뜻했습니까?` }
}
