import type { Caller } from '../operation.ts'
import type { IamAccount, IamPrincipalPolicies } from '../world/iam-store.ts'
import type { World } from '../world/world.ts'

/** A policy document and where it stands, in the words of SimulatePrincipalPolicy. */
export interface SourcedPolicy {
  readonly id: string
  readonly type: 'IAM Policy' | 'Permissions Boundary' | 'Session Policy' | 'Service Control Policy'
  readonly document: string
}

/** All that decides for a principal. An absent layer does not restrict. */
export interface PolicyLayers {
  readonly identity: readonly SourcedPolicy[]
  readonly boundary?: readonly SourcedPolicy[]
  readonly session?: readonly SourcedPolicy[]
  /** Root first, account last; absent for the management account, which SCPs do not bind. */
  readonly controls?: readonly (readonly SourcedPolicy[])[]
}

export function layersOf(world: World, caller: Caller): PolicyLayers {
  const account = world.iam.asDecided(caller.accountId)
  const principal = findPrincipal(account, caller.principalArn)
  const session = caller.sessionPolicies.map((document, index) => ({
    id: `SessionPolicy.${index + 1}`,
    type: 'Session Policy' as const,
    document,
  }))
  return {
    ...principalLayers(world, account, principal),
    ...controlLayer(world, caller.accountId),
    ...(session.length > 0 ? { session } : {}),
  }
}

export function principalLayers(
  world: World,
  account: IamAccount,
  principal: IamPrincipalPolicies | undefined,
): Pick<PolicyLayers, 'identity' | 'boundary'> {
  if (principal === undefined) return { identity: [] }
  const inline = Object.entries(principal.inlinePolicies).map(([id, document]) => ({
    id,
    document,
  }))
  const attached = principal.attachedPolicyArns.flatMap((arn) => managed(world, account, arn))
  const identity = [...inline, ...attached].map((policy) => ({
    ...policy,
    type: 'IAM Policy' as const,
  }))
  if (principal.boundaryArn === undefined) return { identity }
  const boundary = managed(world, account, principal.boundaryArn).map((policy) => ({
    ...policy,
    type: 'Permissions Boundary' as const,
  }))
  return { identity, boundary }
}

function managed(world: World, account: IamAccount, arn: string) {
  const policy = world.iam.policy(account, arn)
  const version = policy?.versions.find(({ id }) => id === policy.defaultVersionId)
  return version === undefined ? [] : [{ id: arn, document: version.document }]
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html */
export function controlLayer(world: World, accountId: string): Pick<PolicyLayers, 'controls'> {
  const { organization } = world.state
  const account = organization.accounts[accountId]
  if (account === undefined || accountId === organization.managementAccountId) return {}
  const path = [accountId]
  for (let id: string | undefined = account.parentId; id !== undefined; ) {
    path.unshift(id)
    id = organization.units[id]?.parentId
  }
  const controls = path.map((target) =>
    (organization.attachments[target] ?? []).flatMap((policyId) => {
      const policy = organization.policies[policyId]
      if (policy === undefined) return []
      return [{ id: policyId, type: 'Service Control Policy' as const, document: policy.content }]
    }),
  )
  return { controls }
}

export function findPrincipal(
  account: IamAccount,
  principalArn: string,
): IamPrincipalPolicies | undefined {
  const name = principalArn.slice(principalArn.lastIndexOf('/') + 1)
  const found = principalArn.includes(':user/') ? account.users[name] : account.roles[name]
  return found?.arn === principalArn ? found : undefined
}
