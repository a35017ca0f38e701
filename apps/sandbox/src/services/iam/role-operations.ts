import {
  CreateRole$,
  type CreateRoleRequest,
  type CreateRoleResponse,
  DeleteRole$,
  type DeleteRoleRequest,
  GetRole$,
  type GetRoleRequest,
  type GetRoleResponse,
  ListRoles$,
  type ListRolesRequest,
  type ListRolesResponse,
  PutRolePermissionsBoundary$,
  type PutRolePermissionsBoundaryRequest,
  type Role,
  UpdateAssumeRolePolicy$,
  type UpdateAssumeRolePolicyRequest,
} from '@aws-sdk/client-iam'
import { type Operation, operation } from '../../operation.ts'
import { type IamRole, putOwn } from '../../world/iam-store.ts'
import {
  accountOf,
  byName,
  editRole,
  iamPage,
  onRole,
  readPolicy,
  readRole,
  requestTags,
  tagList,
  tagRecord,
} from './account-lookup.ts'
import { deleteConflict, entityExists, limitExceeded } from './iam-errors.ts'
import { checkTrustDocument, countedSize, encodeDocument } from './policy-document.ts'
import { roleArn, uniqueId } from './resource-format.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, read 2026-11-23. */
const MOST_TRUST_CHARACTERS = 2048

export const roleOperations: readonly Operation[] = [
  operation<CreateRoleRequest, CreateRoleResponse>({
    service: 'iam',
    schema: CreateRole$,
    authorize: (input, call) => [
      {
        action: 'iam:CreateRole',
        resource: roleArn(call.caller.accountId, input.Path ?? '/', input.RoleName ?? ''),
        context: {
          ...requestTags(input.Tags),
          ...(input.PermissionsBoundary
            ? { 'iam:PermissionsBoundary': input.PermissionsBoundary }
            : {}),
        },
      },
    ],
    handle: (input, call) => {
      const name = input.RoleName ?? ''
      const clash = Object.keys(accountOf(call).roles).find(
        (known) => known.toLowerCase() === name.toLowerCase(),
      )
      if (clash !== undefined) throw entityExists(`Role with name ${name} already exists.`)
      const trustPolicy = acceptTrust(input.AssumeRolePolicyDocument)
      if (input.PermissionsBoundary) readPolicy(call, input.PermissionsBoundary)
      const path = input.Path ?? '/'
      const role: IamRole = {
        name,
        path,
        id: uniqueId('AROA'),
        arn: roleArn(call.caller.accountId, path, name),
        createdAt: call.now.toISOString(),
        maxSessionSeconds: input.MaxSessionDuration ?? 3600,
        trustPolicy,
        inlinePolicies: {},
        attachedPolicyArns: [],
        tags: tagRecord(input.Tags),
        ...(input.Description === undefined ? {} : { description: input.Description }),
        ...(input.PermissionsBoundary ? { boundaryArn: input.PermissionsBoundary } : {}),
      }
      putOwn(call.world.iam.edit(call.caller.accountId).roles, name, role)
      return { Role: describeRole(role) }
    },
    differs: ['The principals named in a trust policy need not exist.'],
  }),

  operation<GetRoleRequest, GetRoleResponse>({
    service: 'iam',
    schema: GetRole$,
    authorize: (input, call) => onRole(call, 'iam:GetRole', input.RoleName),
    handle: (input, call) => {
      const role = readRole(call, input.RoleName)
      return { Role: { ...describeRole(role), RoleLastUsed: {} } }
    },
    differs: ['RoleLastUsed is always empty.'],
  }),

  operation<ListRolesRequest, ListRolesResponse>({
    service: 'iam',
    schema: ListRoles$,
    authorize: (input, call) => [
      {
        action: 'iam:ListRoles',
        resource: roleArn(call.caller.accountId, input.PathPrefix ?? '/', ''),
      },
    ],
    handle: (input, call) => {
      const roles = byName(accountOf(call).roles).filter((role) =>
        role.path.startsWith(input.PathPrefix ?? '/'),
      )
      const { items, ...paging } = iamPage(roles, 'roles', input)
      return { Roles: items.map(describeListedRole), ...paging }
    },
  }),

  operation<DeleteRoleRequest, object>({
    service: 'iam',
    schema: DeleteRole$,
    authorize: (input, call) => onRole(call, 'iam:DeleteRole', input.RoleName),
    handle: (input, call) => {
      const role = editRole(call, input.RoleName)
      if (role.attachedPolicyArns.length > 0) {
        throw deleteConflict('Cannot delete entity, must detach all policies first.')
      }
      if (Object.keys(role.inlinePolicies).length > 0) {
        throw deleteConflict('Cannot delete entity, must delete policies first.')
      }
      delete call.world.iam.edit(call.caller.accountId).roles[role.name]
      return {}
    },
  }),

  operation<UpdateAssumeRolePolicyRequest, object>({
    service: 'iam',
    schema: UpdateAssumeRolePolicy$,
    authorize: (input, call) => onRole(call, 'iam:UpdateAssumeRolePolicy', input.RoleName),
    handle: (input, call) => {
      const role = editRole(call, input.RoleName)
      role.trustPolicy = acceptTrust(input.PolicyDocument)
      return {}
    },
    differs: ['The principals named in a trust policy need not exist.'],
  }),

  operation<PutRolePermissionsBoundaryRequest, object>({
    service: 'iam',
    schema: PutRolePermissionsBoundary$,
    authorize: (input, call) =>
      onRole(call, 'iam:PutRolePermissionsBoundary', input.RoleName, {
        'iam:PermissionsBoundary': input.PermissionsBoundary ?? '',
      }),
    handle: (input, call) => {
      readPolicy(call, input.PermissionsBoundary)
      editRole(call, input.RoleName).boundaryArn = input.PermissionsBoundary ?? ''
      return {}
    },
  }),
]

function acceptTrust(document: string | undefined): string {
  const text = document ?? ''
  checkTrustDocument(text)
  if (countedSize(text) > MOST_TRUST_CHARACTERS) {
    throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${MOST_TRUST_CHARACTERS}`)
  }
  return text
}

/** What lists show: without tags and boundary, which only GetRole tells. */
export function describeListedRole(role: IamRole): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encodeDocument(role.trustPolicy),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
  }
}

export function describeRole(role: IamRole): Role {
  return {
    ...describeListedRole(role),
    ...(role.boundaryArn === undefined
      ? {}
      : {
          PermissionsBoundary: {
            PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
            PermissionsBoundaryArn: role.boundaryArn,
          },
        }),
    ...(Object.keys(role.tags).length === 0 ? {} : { Tags: tagList(role.tags) }),
  }
}
