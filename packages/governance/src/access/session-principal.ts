const assumedRole = /^arn:([^:]+):sts::([0-9]{12}):assumed-role\/([^/]+)\/[^/]+$/

/**
 * The principal that a trust policy names for a session: the role behind it; any other principal
 * is itself. A session's ARN leaves out the path of its role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html (read 2026-11)
 */
export function principalOf(callerArn: string): string {
  return callerArn.replace(assumedRole, 'arn:$1:iam::$2:role/$3')
}
