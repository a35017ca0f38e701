/** Who acted, as CloudTrail's event history names them: the user, or the session of a role. */
export function userNameOf(callerArn: string): string {
  if (callerArn.endsWith(':root')) return 'root'
  return callerArn.slice(callerArn.lastIndexOf('/') + 1)
}
