/** `arn:aws:iam::123456789012:role/teams/claims-nlp` → `claims-nlp`: IAM's calls want the name alone. */
export function roleNameOf(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf('/') + 1)
}

/** `gatehouse-claims-nlp-1` and nothing of a team whose name merely begins alike. */
export function isPolicyOfTeam(policyName: string, teamId: string): boolean {
  const start = `gatehouse-${teamId}-`
  return policyName.startsWith(start) && /^[1-9][0-9]*$/.test(policyName.slice(start.length))
}

/** `arn:aws:iam::123456789012:policy/gatehouse/gatehouse-x-1` → `gatehouse-x-1` */
export function policyNameOf(policyArn: string): string {
  return policyArn.slice(policyArn.lastIndexOf('/') + 1)
}
