import {
  GetAccountAuthorizationDetails$,
  type GetAccountAuthorizationDetailsRequest,
  type GetAccountAuthorizationDetailsResponse,
  GetAccountSummary$,
  type GetAccountSummaryResponse,
  type ManagedPolicyDetail,
  type RoleDetail,
  type UserDetail,
} from '@aws-sdk/client-iam'
import { type Call, type Operation, operation } from '../../operation.ts'
import { AWS_MANAGED, type IamPolicy, type IamRole, type IamUser } from '../../world/iam-store.ts'
import { accountOf, byName, iamPage, onAll, tagList } from './account-lookup.ts'
import { describeAttached } from './attachment-operations.ts'
import { describePolicy } from './managed-policy-operations.ts'
import { encodeDocument } from './policy-document.ts'
import { attachmentCount, boundaryCount } from './policy-users.ts'
import { describeVersion } from './policy-version-operations.ts'
import { describeRole } from './role-operations.ts'

type Detail =
  | { readonly role: RoleDetail }
  | { readonly user: UserDetail }
  | { readonly policy: ManagedPolicyDetail }

export const accountOperations: readonly Operation[] = [
  operation<GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse>({
    service: 'iam',
    schema: GetAccountAuthorizationDetails$,
    authorize: () => onAll('iam:GetAccountAuthorizationDetails'),
    handle: (input, call) => {
      const wanted = new Set<string>(input.Filter ?? [])
      const wants = (kind: string) => wanted.size === 0 || wanted.has(kind)
      const account = accountOf(call)
      const details: Detail[] = [
        ...(wants('User') ? byName(account.users).map((user) => userDetail(call, user)) : []),
        ...(wants('Role') ? byName(account.roles).map((role) => roleDetail(call, role)) : []),
        ...(wants('LocalManagedPolicy')
          ? byName(account.policies).map((policy) => policyDetail(call, policy))
          : []),
        ...(wants('AWSManagedPolicy') ? usedAwsPolicies(call) : []),
      ]
      const { items, ...paging } = iamPage(details, 'details', input)
      return {
        UserDetailList: items.flatMap((item) => ('user' in item ? [item.user] : [])),
        GroupDetailList: [],
        RoleDetailList: items.flatMap((item) => ('role' in item ? [item.role] : [])),
        Policies: items.flatMap((item) => ('policy' in item ? [item.policy] : [])),
        ...paging,
      }
    },
    differs: ['There are no groups and no instance profiles.'],
  }),

  operation<object, GetAccountSummaryResponse>({
    service: 'iam',
    schema: GetAccountSummary$,
    authorize: () => onAll('iam:GetAccountSummary'),
    handle: (_input, call) => {
      const account = accountOf(call)
      return {
        SummaryMap: {
          Users: Object.keys(account.users).length,
          UsersQuota: 5000,
          Roles: Object.keys(account.roles).length,
          RolesQuota: 1000,
          Policies: Object.keys(account.policies).length,
          PoliciesQuota: 1500,
          PolicySizeQuota: 6144,
          VersionsPerPolicyQuota: 5,
          AttachedPoliciesPerRoleQuota: 10,
          AttachedPoliciesPerUserQuota: 10,
          AccountMFAEnabled: 1,
          AccountAccessKeysPresent: 0,
        },
      }
    },
    differs: ['Answers the counts and quotas that the sandbox has a meaning for.'],
  }),
]

function roleDetail(call: Call, role: IamRole): Detail {
  const {
    Description: _description,
    MaxSessionDuration: _duration,
    ...described
  } = describeRole(role)
  return {
    role: {
      ...described,
      InstanceProfileList: [],
      RolePolicyList: inlineDetails(role.inlinePolicies),
      AttachedManagedPolicies: describeAttached(call, role.attachedPolicyArns),
      RoleLastUsed: {},
    },
  }
}

function userDetail(call: Call, user: IamUser): Detail {
  return {
    user: {
      Path: user.path,
      UserName: user.name,
      UserId: user.id,
      Arn: user.arn,
      CreateDate: new Date(user.createdAt),
      UserPolicyList: inlineDetails(user.inlinePolicies),
      GroupList: [],
      AttachedManagedPolicies: describeAttached(call, user.attachedPolicyArns),
      Tags: tagList(user.tags),
    },
  }
}

function policyDetail(call: Call, policy: IamPolicy): Detail {
  const { Tags: _tags, ...described } = describePolicy(call, policy)
  return {
    policy: {
      ...described,
      PolicyVersionList: policy.versions.map((version) => describeVersion(policy, version)),
    },
  }
}

function usedAwsPolicies(call: Call): Detail[] {
  const account = accountOf(call)
  return byName(call.world.iam.account(AWS_MANAGED).policies)
    .filter(({ arn }) => attachmentCount(account, arn) + boundaryCount(account, arn) > 0)
    .map((policy) => policyDetail(call, policy))
}

const inlineDetails = (policies: Readonly<Record<string, string>>) =>
  Object.entries(policies).map(([PolicyName, document]) => ({
    PolicyName,
    PolicyDocument: encodeDocument(document),
  }))
