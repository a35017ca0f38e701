import type { RawFinding } from './finding.ts'
import type { ReadStatement } from './policy-reading.ts'

/** Empty parts, repeated Sids and repeated statements. */
export function statementFindings(
  policy: { readonly Statement?: unknown; readonly Version?: unknown },
  statements: readonly ReadStatement[],
): RawFinding[] {
  const findings: RawFinding[] = []
  if (policy.Version === undefined) {
    findings.push({
      type: 'WARNING',
      code: 'MISSING_VERSION',
      details: 'We recommend that you specify the Version element, so that policy variables work.',
      path: [],
    })
  }
  const raw = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement]
  const seen = new Map<string, number>()
  statements.forEach((statement, index) => {
    const path = pathOf(policy, index)
    findings.push(...emptyParts(raw[index], path))
    if (statement.sid && statements.findIndex(({ sid }) => sid === statement.sid) < index) {
      findings.push({
        type: 'ERROR',
        code: 'UNIQUE_SIDS_REQUIRED',
        details: `The statement ID ${statement.sid} is used by more than one statement.`,
        path: [...path, 'Sid'],
      })
    }
    const { Sid: _sid, ...rest } = raw[index]
    const text = JSON.stringify(rest)
    if (seen.has(text)) {
      findings.push({
        type: 'SUGGESTION',
        code: 'REDUNDANT_STATEMENT',
        details: `The statement with index ${index} says what index ${seen.get(text)} says already.`,
        path,
      })
    }
    seen.set(text, index)
  })
  return findings
}

export const pathOf = (
  policy: { readonly Statement?: unknown },
  index: number,
): (string | number)[] => (Array.isArray(policy.Statement) ? ['Statement', index] : ['Statement'])

function emptyParts(
  statement: Record<string, unknown>,
  path: readonly (string | number)[],
): RawFinding[] {
  const findings: RawFinding[] = []
  for (const element of ['Action', 'NotAction', 'Resource', 'NotResource']) {
    const value = statement[element]
    if (!Array.isArray(value) || value.length > 0) continue
    const what = element.replace('Not', '').toUpperCase()
    findings.push({
      type: 'SUGGESTION',
      code: `EMPTY_ARRAY_${what}`,
      details: `This statement includes no ${element.toLowerCase()}s and does not affect the policy.`,
      path: [...path, element],
    })
  }
  const { Condition } = statement
  if (typeof Condition === 'object' && Condition !== null && Object.keys(Condition).length === 0) {
    findings.push({
      type: 'SUGGESTION',
      code: 'EMPTY_OBJECT_CONDITION',
      details: 'This condition block is empty and does not affect the policy.',
      path: [...path, 'Condition'],
    })
  }
  return findings
}
