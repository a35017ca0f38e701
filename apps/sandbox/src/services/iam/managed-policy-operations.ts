import {
  CreatePolicy$,
  type CreatePolicyRequest,
  type CreatePolicyResponse,
  DeletePolicy$,
  type DeletePolicyRequest,
  GetPolicy$,
  type GetPolicyRequest,
  type GetPolicyResponse,
  ListPolicies$,
  type ListPoliciesRequest,
  type ListPoliciesResponse,
  type Policy,
} from '@aws-sdk/client-iam'
import { type Call, type Operation, operation } from '../../operation.ts'
import { AWS_MANAGED, type IamPolicy } from '../../world/iam-store.ts'
import {
  accountOf,
  byName,
  editPolicy,
  iamPage,
  onAll,
  onPolicy,
  readPolicy,
  requestTags,
  tagList,
  tagRecord,
} from './account-lookup.ts'
import { deleteConflict, entityExists } from './iam-errors.ts'
import { attachmentCount, boundaryCount } from './policy-users.ts'
import { acceptManagedDocument } from './policy-version-operations.ts'
import { policyArn, uniqueId } from './resource-format.ts'

export const managedPolicyOperations: readonly Operation[] = [
  operation<CreatePolicyRequest, CreatePolicyResponse>({
    service: 'iam',
    schema: CreatePolicy$,
    authorize: (input, call) => [
      {
        action: 'iam:CreatePolicy',
        resource: policyArn(call.caller.accountId, input.Path ?? '/', input.PolicyName ?? ''),
        context: requestTags(input.Tags),
      },
    ],
    handle: (input, call) => {
      const name = input.PolicyName ?? ''
      const clash = Object.values(accountOf(call).policies).find(
        (known) => known.name.toLowerCase() === name.toLowerCase(),
      )
      if (clash !== undefined) {
        throw entityExists(
          `A policy called ${name} already exists. Duplicate names are not allowed.`,
        )
      }
      const document = acceptManagedDocument(input.PolicyDocument)
      const now = call.now.toISOString()
      const path = input.Path ?? '/'
      const policy: IamPolicy = {
        name,
        path,
        id: uniqueId('ANPA'),
        arn: policyArn(call.caller.accountId, path, name),
        createdAt: now,
        updatedAt: now,
        versions: [{ id: 'v1', document, createdAt: now }],
        defaultVersionId: 'v1',
        nextVersion: 2,
        tags: tagRecord(input.Tags),
        ...(input.Description === undefined ? {} : { description: input.Description }),
      }
      call.world.iam.edit(call.caller.accountId).policies[policy.arn] = policy
      return { Policy: describePolicy(call, policy) }
    },
  }),

  operation<GetPolicyRequest, GetPolicyResponse>({
    service: 'iam',
    schema: GetPolicy$,
    authorize: (input, call) => onPolicy(call, 'iam:GetPolicy', input.PolicyArn),
    handle: (input, call) => {
      const policy = readPolicy(call, input.PolicyArn)
      return {
        Policy: {
          ...describePolicy(call, policy),
          Description: policy.description,
          Tags: tagList(policy.tags),
        },
      }
    },
  }),

  operation<ListPoliciesRequest, ListPoliciesResponse>({
    service: 'iam',
    schema: ListPolicies$,
    authorize: () => onAll('iam:ListPolicies'),
    handle: (input, call) => {
      const { items, ...paging } = iamPage(listed(input, call), 'policies', input)
      return { Policies: items.map((policy) => describePolicy(call, policy)), ...paging }
    },
    differs: ['AWS-managed policies: only those that the world was seeded with.'],
  }),

  operation<DeletePolicyRequest, object>({
    service: 'iam',
    schema: DeletePolicy$,
    authorize: (input, call) => onPolicy(call, 'iam:DeletePolicy', input.PolicyArn),
    handle: (input, call) => {
      const policy = editPolicy(call, input.PolicyArn)
      const account = accountOf(call)
      if (attachmentCount(account, policy.arn) + boundaryCount(account, policy.arn) > 0) {
        throw deleteConflict('Cannot delete a policy attached to entities.')
      }
      if (policy.versions.length > 1) {
        throw deleteConflict(
          'This policy has more than one version. Before you delete a policy, you must delete ' +
            "the policy's versions. The default version is deleted with the policy.",
        )
      }
      delete call.world.iam.edit(call.caller.accountId).policies[policy.arn]
      return {}
    },
  }),
]

function listed(input: ListPoliciesRequest, call: Call): IamPolicy[] {
  const account = accountOf(call)
  const own = input.Scope === 'AWS' ? [] : byName(account.policies)
  const aws = input.Scope === 'Local' ? [] : byName(call.world.iam.account(AWS_MANAGED).policies)
  return [...own, ...aws].filter((policy) => {
    if (!policy.path.startsWith(input.PathPrefix ?? '/')) return false
    const attached = attachmentCount(account, policy.arn)
    const bounding = boundaryCount(account, policy.arn)
    if (input.OnlyAttached && attached === 0) return false
    if (input.PolicyUsageFilter === 'PermissionsBoundary') return bounding > 0
    return input.PolicyUsageFilter !== 'PermissionsPolicy' || attached > 0
  })
}

export function describePolicy(call: Call, policy: IamPolicy): Policy {
  const account = accountOf(call)
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: attachmentCount(account, policy.arn),
    PermissionsBoundaryUsageCount: boundaryCount(account, policy.arn),
    IsAttachable: true,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.updatedAt),
  }
}
