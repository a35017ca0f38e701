import type { RolePermission } from '@gatehouse/governance/access/permissions'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'

export interface Names {
  /** The account in which the role is made. */
  readonly account: string
  /** Path of the teams' roles: begins and ends with a slash. */
  readonly teamRoles: string
}

/** The slice's own list of what it needs, as statements; nothing is added here. */
export function policyStatements(
  permissions: readonly RolePermission[],
  names: Names,
): PolicyStatement[] {
  return permissions.map(
    ({ sid, actions, resources, condition }) =>
      new PolicyStatement({
        sid,
        actions: [...actions],
        resources: resources.map((resource) => filled(resource, names)),
        ...(condition === undefined ? {} : { conditions: filledCondition(condition, names) }),
      }),
  )
}

function filled(text: string, { account, teamRoles }: Names): string {
  return text.replaceAll('{account}', account).replaceAll('{teamRoles}', teamRoles)
}

function filledCondition(
  condition: NonNullable<RolePermission['condition']>,
  names: Names,
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, filled(value, names)])),
    ]),
  )
}
