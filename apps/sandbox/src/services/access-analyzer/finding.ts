import type { PathElement, ValidatePolicyFinding } from '@aws-sdk/client-accessanalyzer'
import {
  type DocumentNode,
  type DocumentPath,
  documentSpans,
  nodeAt,
  positionAt,
} from '../../authorization/document-spans.ts'

const GUIDE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html'

/** The heading of each check on that page, which its link ends with. */
const ANCHOR_PREFIX = {
  ERROR: 'error',
  SECURITY_WARNING: 'security-warning',
  SUGGESTION: 'suggestion',
  WARNING: 'general-warning',
} as const

export interface RawFinding {
  readonly type: keyof typeof ANCHOR_PREFIX
  readonly code: string
  readonly details: string
  readonly path: DocumentPath
}

export function describeFindings(
  document: string,
  findings: readonly RawFinding[],
): ValidatePolicyFinding[] {
  const root = documentSpans(document)
  return findings.map((finding) => describe(document, root, finding))
}

function describe(
  document: string,
  root: DocumentNode,
  { type, code, details, path }: RawFinding,
): ValidatePolicyFinding {
  const node = nodeAt(root, path)
  const anchor = `${ANCHOR_PREFIX[type]}-${code.toLowerCase().replaceAll('_', '-')}`
  return {
    findingType: type,
    issueCode: code,
    findingDetails: details,
    learnMoreLink: `${GUIDE}#access-analyzer-reference-policy-checks-${anchor}`,
    locations: [
      {
        path: path.map(
          (step): PathElement => (typeof step === 'number' ? { index: step } : { value: step }),
        ),
        span: { start: positionAt(document, node.start), end: positionAt(document, node.end) },
      },
    ],
  }
}

export function syntaxFinding(document: string, details: string): ValidatePolicyFinding {
  const whole = { start: positionAt(document, 0), end: positionAt(document, document.length) }
  return {
    findingType: 'ERROR',
    issueCode: 'JSON_SYNTAX_ERROR',
    findingDetails: details,
    learnMoreLink: `${GUIDE}#access-analyzer-reference-policy-checks-error-json-syntax-error`,
    locations: [{ path: [], span: whole }],
  }
}
