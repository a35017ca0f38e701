import { accessPermissions } from '@gatehouse/governance/access/permissions'
import { Stack, type StackProps } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { givePolicy } from './own-policy.ts'
import { teamRolePathParameter } from './team-role-path.ts'

/** The role that Gatehouse runs as: it reaches the governed accounts and can do nothing itself. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props)
    const role = new Role(this, 'GatehouseService', {
      roleName: 'GatehouseService',
      assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com'),
    })
    givePolicy(role, 'GatehouseServicePolicy', accessPermissions.service, {
      account: this.account,
      teamRoles: teamRolePathParameter(this).valueAsString,
    })
  }
}
