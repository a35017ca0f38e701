/** Stands where the ARN of Gatehouse's own role belongs while AWS does not tell it. */
export const gatehouseRolePlaceholder = 'ARN_OF_THE_ROLE_OF_GATEHOUSE'

/**
 * The trust policy that both roles of an account need.
 * AWS: IAM User Guide, "Access to AWS accounts owned by third parties" (external id).
 */
export function trustPolicy(externalId: string, principalArn: string): unknown {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: principalArn },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
    ],
  }
}

/** The roles' names by convention; an administrator may name others. */
export function conventionalRoles(accountId: string): { read: string; apply: string } {
  return {
    read: `arn:aws:iam::${accountId}:role/GatehouseRead`,
    apply: `arn:aws:iam::${accountId}:role/GatehouseApply`,
  }
}

/** Whether a role belongs to the account: its ARN names the account in the fifth place. */
export function belongsTo(roleArn: string, accountId: string): boolean {
  return roleArn.split(':')[4] === accountId
}
