import { CfnParameter } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/** Where the teams' roles live in every governed account. */
export function teamRolePathParameter(scope: Construct): CfnParameter {
  return new CfnParameter(scope, 'TeamRolePath', {
    description: "Path of the teams' roles; Gatehouse reaches no role outside it.",
    default: '/teams/',
    allowedPattern: '^/([\\w+=,.@-]+/)+$',
  })
}
