import { isArnOrWildcard } from '../iam/resource-format.ts'
import type { RawFinding } from './finding.ts'
import { type ReadStatement, wildcardPattern } from './policy-reading.ts'

/** Broken ARNs, and grants on everything that let the holder become somebody else. */
export function resourceFindings(
  statement: ReadStatement,
  path: readonly (string | number)[],
): RawFinding[] {
  const findings: RawFinding[] = []
  for (const [index, resource] of statement.resources.entries()) {
    const at = [...path, 'Resource', index]
    if (!isArnOrWildcard(resource)) {
      const code = resource.startsWith('arn:') ? 'MISSING_ARN_FIELD' : 'INVALID_ARN_PREFIX'
      findings.push({
        type: 'ERROR',
        code,
        details: `The resource ${resource} is not an ARN.`,
        path: at,
      })
    }
  }
  if (statement.effect === 'Allow') findings.push(...escalations(statement, path))
  return findings
}

function escalations(statement: ReadStatement, path: readonly (string | number)[]): RawFinding[] {
  const isOpen = statement.resources.includes('*')
  const { notActions } = statement
  const isPassRoleLeft = !notActions.some((pattern) =>
    wildcardPattern(pattern).test('iam:PassRole'),
  )
  if (notActions.length > 0 && isOpen && isPassRoleLeft) {
    const code = 'PASS_ROLE_WITH_NOT_ACTION_AND_STAR_IN_RESOURCE'
    return [warning(code, 'NotAction', 'iam:PassRole', path)]
  }
  if (statement.notResources.length > 0 && grants(statement, 'iam:PassRole')) {
    return [warning('PASS_ROLE_WITH_NOT_RESOURCE', 'NotResource', 'iam:PassRole', path)]
  }
  if (!isOpen) return []
  const found: RawFinding[] = []
  if (statement.actions.some((pattern) => ['*', '*:*', 'iam:*'].includes(pattern.toLowerCase()))) {
    found.push(
      warning('PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE', 'Action', 'iam:PassRole', path),
    )
  } else if (grants(statement, 'iam:PassRole')) {
    found.push(warning('PASS_ROLE_WITH_STAR_IN_RESOURCE', 'Resource', 'iam:PassRole', path))
  }
  if (grants(statement, 'iam:CreateServiceLinkedRole')) {
    found.push(
      warning('CREATE_SLR_WITH_STAR_IN_RESOURCE', 'Resource', 'iam:CreateServiceLinkedRole', path),
    )
  }
  return found
}

const grants = (statement: ReadStatement, action: string): boolean =>
  statement.actions.some((pattern) => wildcardPattern(pattern).test(action))

function warning(
  code: string,
  element: string,
  action: string,
  path: readonly (string | number)[],
): RawFinding {
  return {
    type: 'SECURITY_WARNING',
    code,
    details:
      `Using wildcards (*) or exclusions with ${action} can be overly permissive because it allows ` +
      `${action} on every resource. We recommend that you name the resource ARNs instead.`,
    path: [...path, element],
  }
}
