import type { RolePermission } from '@gatehouse/governance/access/permissions'
import { Validations } from 'aws-cdk-lib'
import { ManagedPolicy, type Role } from 'aws-cdk-lib/aws-iam'
import { type Names, policyStatements } from './policy-statements.ts'

/** The role's policy, with the reason for each wildcard taken from the permission that asks for it. */
export function givePolicy(
  role: Role,
  id: string,
  permissions: readonly RolePermission[],
  names: Names,
): void {
  const policy = new ManagedPolicy(role.stack, id, {
    roles: [role],
    statements: policyStatements(permissions, names),
  })
  for (const { resources, why } of permissions) {
    for (const resource of resources.filter((one) => one.includes('*'))) {
      Validations.of(policy).acknowledge({ id: findingOf(resource), reason: why })
    }
  }
}

/** cdk-nag names a parameter by its logical id, in angle brackets. */
function findingOf(resource: string): string {
  const named = resource
    .replaceAll('{account}', '<AWS::AccountId>')
    .replaceAll('{teamRoles}', '<TeamRolePath>')
  return `AwsSolutions-IAM5[Resource::${named}]`
}
