import {
  type ValidationError,
  validateIdentityPolicy,
  validateTrustPolicy,
} from '@cloud-copilot/iam-policy'
import { AwsError } from '../../operation.ts'
import { isArnOrWildcard } from './resource-format.ts'

type Statement = Readonly<Record<string, unknown>>

/** IAM answers documents percent-encoded after RFC 3986, also where encodeURIComponent would not. */
export function encodeDocument(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** IAM does not count white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export function countedSize(document: string): number {
  return document.replaceAll(/\s/g, '').length
}

export function checkIdentityDocument(document: string): void {
  const policy = parsePolicy(document)
  refuse(validateIdentityPolicy(policy))
  for (const statement of statementsOf(policy)) {
    for (const element of ['Resource', 'NotResource']) checkResources(statement[element])
  }
  checkSids(statementsOf(policy))
}

export function checkTrustDocument(document: string): void {
  const policy = parsePolicy(document)
  refuse(validateTrustPolicy(policy))
  checkSids(statementsOf(policy))
}

function parsePolicy(document: string): unknown {
  try {
    const policy: unknown = JSON.parse(document)
    if (typeof policy === 'object' && policy !== null && !Array.isArray(policy)) return policy
  } catch {
    // IAM says the same for what is no JSON and for JSON that is no object.
  }
  throw malformed('Syntax errors in policy.')
}

function refuse(errors: readonly ValidationError[]): void {
  const first = errors[0]
  if (first === undefined) return
  const at = first.path === '' ? '' : ` (at ${first.path})`
  throw malformed(`Syntax errors in policy: ${first.message}${at}`)
}

export function statementsOf(policy: unknown): readonly Statement[] {
  const statement = (policy as { Statement?: unknown }).Statement
  return (Array.isArray(statement) ? statement : [statement]).filter(
    (each): each is Statement => typeof each === 'object' && each !== null,
  )
}

function checkResources(element: unknown): void {
  for (const resource of Array.isArray(element)
    ? element
    : element === undefined
      ? []
      : [element]) {
    if (!isArnOrWildcard(String(resource))) {
      throw malformed(`Resource ${resource} must be in ARN format or "*".`)
    }
  }
}

function checkSids(statements: readonly Statement[]): void {
  const seen = new Set<string>()
  for (const { Sid } of statements) {
    if (typeof Sid !== 'string' || Sid === '') continue
    if (!/^[0-9A-Za-z]+$/.test(Sid)) {
      throw malformed(
        'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
      )
    }
    if (seen.has(Sid)) throw malformed('Statement IDs (SID) in a single policy must be unique.')
    seen.add(Sid)
  }
}

export function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', 400, message)
}
