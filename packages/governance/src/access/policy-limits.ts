/**
 * Marked pure: quotas of IAM (IAM user guide, reference_iam-quotas; read 2026-11). White space is
 * not counted, and the compiler writes none.
 */
export const maxPolicySize = 6_144
export const maxPoliciesPerRole = 10
export const policyPath = '/gatehouse/'

export function policyName(teamId: string, position: number): string {
  return `gatehouse-${teamId}-${position}`
}

export function policyArn(accountId: string, name: string): string {
  return `arn:aws:iam::${accountId}:policy${policyPath}${name}`
}
