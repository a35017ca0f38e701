import {
  AttachRolePolicy$,
  type AttachRolePolicyRequest,
  DetachRolePolicy$,
  type DetachRolePolicyRequest,
  ListAttachedRolePolicies$,
  type ListAttachedRolePoliciesRequest,
  type ListAttachedRolePoliciesResponse,
  ListEntitiesForPolicy$,
  type ListEntitiesForPolicyRequest,
  type ListEntitiesForPolicyResponse,
} from '@aws-sdk/client-iam'
import { type Call, type Operation, operation } from '../../operation.ts'
import {
  accountOf,
  byName,
  editRole,
  iamPage,
  onPolicy,
  onRole,
  readPolicy,
  readRole,
} from './account-lookup.ts'
import { limitExceeded, noSuchEntity } from './iam-errors.ts'

/** The default quota: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_POLICIES_PER_ROLE = 10

export const attachmentOperations: readonly Operation[] = [
  operation<AttachRolePolicyRequest, object>({
    service: 'iam',
    schema: AttachRolePolicy$,
    authorize: (input, call) =>
      onRole(call, 'iam:AttachRolePolicy', input.RoleName, {
        'iam:PolicyARN': input.PolicyArn ?? '',
      }),
    handle: (input, call) => {
      const arn = input.PolicyArn ?? ''
      readRole(call, input.RoleName)
      if (call.world.iam.policy(accountOf(call), arn) === undefined) {
        throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`)
      }
      const { attachedPolicyArns } = editRole(call, input.RoleName)
      if (attachedPolicyArns.includes(arn)) return {}
      if (attachedPolicyArns.length >= MOST_POLICIES_PER_ROLE) {
        throw limitExceeded(`Cannot exceed quota for PoliciesPerRole: ${MOST_POLICIES_PER_ROLE}`)
      }
      attachedPolicyArns.push(arn)
      return {}
    },
  }),

  operation<DetachRolePolicyRequest, object>({
    service: 'iam',
    schema: DetachRolePolicy$,
    authorize: (input, call) =>
      onRole(call, 'iam:DetachRolePolicy', input.RoleName, {
        'iam:PolicyARN': input.PolicyArn ?? '',
      }),
    handle: (input, call) => {
      const { attachedPolicyArns } = editRole(call, input.RoleName)
      const index = attachedPolicyArns.indexOf(input.PolicyArn ?? '')
      if (index === -1) throw noSuchEntity(`Policy ${input.PolicyArn} was not found.`)
      attachedPolicyArns.splice(index, 1)
      return {}
    },
  }),

  operation<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse>({
    service: 'iam',
    schema: ListAttachedRolePolicies$,
    authorize: (input, call) => onRole(call, 'iam:ListAttachedRolePolicies', input.RoleName),
    handle: (input, call) => {
      const role = readRole(call, input.RoleName)
      const attached = describeAttached(call, role.attachedPolicyArns, input.PathPrefix)
      const { items, ...paging } = iamPage(attached, `attached ${role.arn}`, input)
      return { AttachedPolicies: items, ...paging }
    },
  }),

  operation<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse>({
    service: 'iam',
    schema: ListEntitiesForPolicy$,
    authorize: (input, call) => onPolicy(call, 'iam:ListEntitiesForPolicy', input.PolicyArn),
    handle: (input, call) => {
      const { arn } = readPolicy(call, input.PolicyArn)
      const { items, ...paging } = iamPage(entities(call, arn, input), `entities ${arn}`, input)
      return {
        PolicyGroups: [],
        PolicyRoles: items.flatMap(({ role }) => (role ? [role] : [])),
        PolicyUsers: items.flatMap(({ user }) => (user ? [user] : [])),
        ...paging,
      }
    },
  }),
]

export function describeAttached(call: Call, arns: readonly string[], pathPrefix = '/') {
  return arns.flatMap((arn) => {
    const policy = call.world.iam.policy(accountOf(call), arn)
    if (policy === undefined || !policy.path.startsWith(pathPrefix)) return []
    return [{ PolicyName: policy.name, PolicyArn: arn }]
  })
}

interface Entity {
  readonly role?: { RoleName: string; RoleId: string }
  readonly user?: { UserName: string; UserId: string }
}

function entities(call: Call, arn: string, input: ListEntitiesForPolicyRequest): Entity[] {
  const account = accountOf(call)
  const wants = (kind: 'Role' | 'User') => (input.EntityFilter ?? kind) === kind
  const uses = (entity: { path: string; attachedPolicyArns: string[]; boundaryArn?: string }) => {
    if (!entity.path.startsWith(input.PathPrefix ?? '/')) return false
    const isAttached = entity.attachedPolicyArns.includes(arn)
    const isBound = entity.boundaryArn === arn
    if (input.PolicyUsageFilter === 'PermissionsBoundary') return isBound
    return input.PolicyUsageFilter === 'PermissionsPolicy' ? isAttached : isAttached || isBound
  }
  const roles = wants('Role') ? byName(account.roles).filter(uses) : []
  const users = wants('User') ? byName(account.users).filter(uses) : []
  return [
    ...roles.map(({ name, id }) => ({ role: { RoleName: name, RoleId: id } })),
    ...users.map(({ name, id }) => ({ user: { UserName: name, UserId: id } })),
  ]
}
