import {
  DeleteRolePolicy$,
  type DeleteRolePolicyRequest,
  GetRolePolicy$,
  type GetRolePolicyRequest,
  type GetRolePolicyResponse,
  ListRolePolicies$,
  type ListRolePoliciesRequest,
  type ListRolePoliciesResponse,
  PutRolePolicy$,
  type PutRolePolicyRequest,
} from '@aws-sdk/client-iam'
import { type Operation, operation } from '../../operation.ts'
import { type IamRole, putOwn } from '../../world/iam-store.ts'
import { editRole, iamPage, onRole, readRole } from './account-lookup.ts'
import { limitExceeded, noSuchEntity } from './iam-errors.ts'
import { checkIdentityDocument, countedSize, encodeDocument } from './policy-document.ts'

/** All inline policies of a role together: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_INLINE_CHARACTERS = 10_240

export const inlinePolicyOperations: readonly Operation[] = [
  operation<PutRolePolicyRequest, object>({
    service: 'iam',
    schema: PutRolePolicy$,
    authorize: (input, call) => onRole(call, 'iam:PutRolePolicy', input.RoleName),
    handle: (input, call) => {
      const { PolicyName: name = '', PolicyDocument: document = '' } = input
      const role = editRole(call, input.RoleName)
      checkIdentityDocument(document)
      const sizes = Object.entries({ ...role.inlinePolicies, [name]: document })
      const total = sizes.reduce((sum, [, each]) => sum + countedSize(each), 0)
      if (total > MOST_INLINE_CHARACTERS) {
        throw limitExceeded(
          `Maximum policy size of ${MOST_INLINE_CHARACTERS} bytes exceeded for role ${role.name}`,
        )
      }
      putOwn(role.inlinePolicies, name, document)
      return {}
    },
  }),

  operation<GetRolePolicyRequest, GetRolePolicyResponse>({
    service: 'iam',
    schema: GetRolePolicy$,
    authorize: (input, call) => onRole(call, 'iam:GetRolePolicy', input.RoleName),
    handle: (input, call) => {
      const role = readRole(call, input.RoleName)
      return {
        RoleName: role.name,
        PolicyName: input.PolicyName,
        PolicyDocument: encodeDocument(inlineDocument(role, input.PolicyName)),
      }
    },
  }),

  operation<ListRolePoliciesRequest, ListRolePoliciesResponse>({
    service: 'iam',
    schema: ListRolePolicies$,
    authorize: (input, call) => onRole(call, 'iam:ListRolePolicies', input.RoleName),
    handle: (input, call) => {
      const role = readRole(call, input.RoleName)
      const names = Object.keys(role.inlinePolicies).sort()
      const { items, ...paging } = iamPage(names, `inline ${role.arn}`, input)
      return { PolicyNames: items, ...paging }
    },
  }),

  operation<DeleteRolePolicyRequest, object>({
    service: 'iam',
    schema: DeleteRolePolicy$,
    authorize: (input, call) => onRole(call, 'iam:DeleteRolePolicy', input.RoleName),
    handle: (input, call) => {
      const role = editRole(call, input.RoleName)
      inlineDocument(role, input.PolicyName)
      delete role.inlinePolicies[input.PolicyName ?? '']
      return {}
    },
  }),
]

function inlineDocument(role: IamRole, name = ''): string {
  const document = Object.hasOwn(role.inlinePolicies, name) ? role.inlinePolicies[name] : undefined
  if (document === undefined) {
    throw noSuchEntity(`The role policy with name ${name} cannot be found.`)
  }
  return document
}
