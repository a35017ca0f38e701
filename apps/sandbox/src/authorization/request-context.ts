import type { Caller } from '../operation.ts'
import type { World } from '../world/world.ts'

export type ContextKeys = Record<string, string | string[]>

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export function globalContext(
  world: World,
  caller: Caller,
  region: string,
  resource: string,
): ContextKeys {
  const now = world.clock.now()
  const { organization } = world.state
  const resourceAccount = resource.split(':')[4] || caller.accountId
  const isUser = caller.principalArn.includes(':user/')
  const context: ContextKeys = {
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:RequestedRegion': region,
    'aws:PrincipalArn': caller.principalArn,
    'aws:PrincipalAccount': caller.accountId,
    'aws:PrincipalType': isUser ? 'User' : 'AssumedRole',
    'aws:PrincipalIsAWSService': 'false',
    'aws:ViaAWSService': 'false',
    'aws:userid': caller.userId,
    'aws:SourceIp': '127.0.0.1',
    'aws:SecureTransport': 'true',
    'aws:ResourceAccount': resourceAccount,
  }
  if (isUser) context['aws:username'] = caller.arn.slice(caller.arn.lastIndexOf('/') + 1)
  if (organization.accounts[caller.accountId] !== undefined) {
    context['aws:PrincipalOrgID'] = organization.id
    context['aws:PrincipalOrgPaths'] = [orgPath(world, caller.accountId)]
  }
  if (organization.accounts[resourceAccount] !== undefined) {
    context['aws:ResourceOrgID'] = organization.id
  }
  for (const [key, value] of Object.entries(principalTags(world, caller))) {
    context[`aws:PrincipalTag/${key}`] = value
  }
  return context
}

/** Session tags win over the role's own. */
function principalTags(world: World, caller: Caller): Record<string, string> {
  const name = caller.principalArn.slice(caller.principalArn.lastIndexOf('/') + 1)
  const account = world.iam.account(caller.accountId)
  const own = caller.principalArn.includes(':user/') ? account.users[name] : account.roles[name]
  return { ...own?.tags, ...caller.sessionTags }
}

function orgPath(world: World, accountId: string): string {
  const { organization } = world.state
  const path: string[] = []
  let id: string | undefined = organization.accounts[accountId]?.parentId
  while (id !== undefined) {
    path.unshift(id)
    id = organization.units[id]?.parentId
  }
  return `${organization.id}/${path.join('/')}/`
}
