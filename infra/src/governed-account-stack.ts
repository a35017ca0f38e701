import { accessPermissions, type RolePermission } from '@gatehouse/governance/access/permissions'
import { CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { ArnPrincipal, type IPrincipal, Role } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { givePolicy } from './own-policy.ts'
import type { Names } from './policy-statements.ts'
import { teamRolePathParameter } from './team-role-path.ts'

/**
 * The two roles of a governed account, deployed there by its own administrator. The read role looks,
 * the apply role writes, on Gatehouse's own policies and the teams' roles alone.
 */
export class GovernedAccountStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props)
    const serviceRole = new CfnParameter(this, 'ServiceRoleArn', {
      description: 'The role that Gatehouse itself runs as.',
      allowedPattern: '^arn:aws:iam::[0-9]{12}:role/[\\w+=,.@/-]+$',
    })
    const externalId = new CfnParameter(this, 'ExternalId', {
      description: 'Shown by Gatehouse when the account is connected; never one of your choice.',
      allowedPattern: '^[0-9a-f]{32}$',
    })
    const names = { account: this.account, teamRoles: teamRolePathParameter(this).valueAsString }
    const trust = new ArnPrincipal(serviceRole.valueAsString).withConditions({
      StringEquals: { 'sts:ExternalId': externalId.valueAsString },
    })
    governedRole(this, 'GatehouseRead', trust, accessPermissions.read, names)
    governedRole(this, 'GatehouseApply', trust, accessPermissions.apply, names)
  }
}

function governedRole(
  scope: Construct,
  roleName: string,
  assumedBy: IPrincipal,
  permissions: readonly RolePermission[],
  names: Names,
): void {
  const role = new Role(scope, roleName, {
    roleName,
    assumedBy,
    maxSessionDuration: Duration.hours(1),
  })
  givePolicy(role, `${roleName}Policy`, permissions, names)
}
