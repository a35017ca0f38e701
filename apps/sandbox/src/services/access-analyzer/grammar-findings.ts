import {
  type ValidationError,
  validateIdentityPolicy,
  validateResourceControlPolicy,
  validateResourcePolicy,
  validateServiceControlPolicy,
} from '@cloud-copilot/iam-policy'
import type { DocumentPath } from '../../authorization/document-spans.ts'
import type { RawFinding } from './finding.ts'

const VALIDATORS: Readonly<Record<string, (policy: unknown) => ValidationError[]>> = {
  IDENTITY_POLICY: validateIdentityPolicy,
  RESOURCE_POLICY: validateResourcePolicy,
  SERVICE_CONTROL_POLICY: validateServiceControlPolicy,
  RESOURCE_CONTROL_POLICY: validateResourceControlPolicy,
}

/** What breaks the grammar of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export function grammarFindings(policy: unknown, policyType: string): RawFinding[] {
  const errors = VALIDATORS[policyType]?.(policy) ?? []
  return errors.map(({ message, path }) => ({
    type: 'ERROR',
    code: codeOf(message, path),
    details: path === '' ? message : `${message} (at ${path})`,
    path: pathOf(path),
  }))
}

function codeOf(message: string, path: string): string {
  const element = path.split('.').at(-1) ?? ''
  if (message.startsWith('Statement is required')) return 'MISSING_STATEMENT'
  if (message.startsWith('Version must')) return 'INVALID_VERSION'
  if (message.startsWith('Effect must')) return 'INVALID_EFFECT'
  if (message.startsWith('Invalid key')) return 'UNSUPPORTED_ELEMENT'
  if (message.startsWith('Only one of')) return 'UNSUPPORTED_ELEMENT_COMBINATION'
  if (message.includes('required') && /action/i.test(message)) return 'MISSING_ACTION'
  if (message.includes('required') && /resource/i.test(message)) return 'MISSING_RESOURCE'
  if (message.startsWith('Condition operator')) return 'INVALID_CONDITION_OPERATOR'
  if (/action/i.test(element) || message.startsWith('Action')) return 'INVALID_ACTION'
  if (/resource/i.test(element)) return 'INVALID_ARN_RESOURCE'
  return 'DATA_TYPE_MISMATCH'
}

/** `Statement[0].Action[1]` as steps. */
function pathOf(path: string): DocumentPath {
  return path
    .replaceAll('#', '')
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}
