import {
  CreatePolicyVersion$,
  type CreatePolicyVersionRequest,
  type CreatePolicyVersionResponse,
  DeletePolicyVersion$,
  type DeletePolicyVersionRequest,
  GetPolicyVersion$,
  type GetPolicyVersionRequest,
  type GetPolicyVersionResponse,
  ListPolicyVersions$,
  type ListPolicyVersionsRequest,
  type ListPolicyVersionsResponse,
  type PolicyVersion,
  SetDefaultPolicyVersion$,
  type SetDefaultPolicyVersionRequest,
} from '@aws-sdk/client-iam'
import { type Operation, operation } from '../../operation.ts'
import type { IamPolicy, IamPolicyVersion } from '../../world/iam-store.ts'
import { editPolicy, iamPage, onPolicy, readPolicy } from './account-lookup.ts'
import { deleteConflict, limitExceeded, noSuchEntity } from './iam-errors.ts'
import { checkIdentityDocument, countedSize, encodeDocument } from './policy-document.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, read 2026-11-23. */
const MOST_POLICY_CHARACTERS = 6144
const MOST_VERSIONS = 5

export const policyVersionOperations: readonly Operation[] = [
  operation<CreatePolicyVersionRequest, CreatePolicyVersionResponse>({
    service: 'iam',
    schema: CreatePolicyVersion$,
    authorize: (input, call) => onPolicy(call, 'iam:CreatePolicyVersion', input.PolicyArn),
    handle: (input, call) => {
      const policy = editPolicy(call, input.PolicyArn)
      if (policy.versions.length >= MOST_VERSIONS) {
        throw limitExceeded(
          `A managed policy can have up to ${MOST_VERSIONS} versions. Before you create a new ` +
            'version, you must delete an existing version.',
        )
      }
      const version: IamPolicyVersion = {
        id: `v${policy.nextVersion}`,
        document: acceptManagedDocument(input.PolicyDocument),
        createdAt: call.now.toISOString(),
      }
      policy.nextVersion += 1
      policy.versions = [version, ...policy.versions]
      if (input.SetAsDefault) policy.defaultVersionId = version.id
      policy.updatedAt = version.createdAt
      const { Document: _document, ...described } = describeVersion(policy, version)
      return { PolicyVersion: described }
    },
  }),

  operation<GetPolicyVersionRequest, GetPolicyVersionResponse>({
    service: 'iam',
    schema: GetPolicyVersion$,
    authorize: (input, call) => onPolicy(call, 'iam:GetPolicyVersion', input.PolicyArn),
    handle: (input, call) => {
      const policy = readPolicy(call, input.PolicyArn)
      return { PolicyVersion: describeVersion(policy, versionOf(policy, input.VersionId)) }
    },
  }),

  operation<ListPolicyVersionsRequest, ListPolicyVersionsResponse>({
    service: 'iam',
    schema: ListPolicyVersions$,
    authorize: (input, call) => onPolicy(call, 'iam:ListPolicyVersions', input.PolicyArn),
    handle: (input, call) => {
      const policy = readPolicy(call, input.PolicyArn)
      const { items, ...paging } = iamPage(policy.versions, `versions ${policy.arn}`, input)
      const described = items.map((version) => {
        const { Document: _document, ...rest } = describeVersion(policy, version)
        return rest
      })
      return { Versions: described, ...paging }
    },
  }),

  operation<SetDefaultPolicyVersionRequest, object>({
    service: 'iam',
    schema: SetDefaultPolicyVersion$,
    authorize: (input, call) => onPolicy(call, 'iam:SetDefaultPolicyVersion', input.PolicyArn),
    handle: (input, call) => {
      const policy = editPolicy(call, input.PolicyArn)
      policy.defaultVersionId = versionOf(policy, input.VersionId).id
      policy.updatedAt = call.now.toISOString()
      return {}
    },
  }),

  operation<DeletePolicyVersionRequest, object>({
    service: 'iam',
    schema: DeletePolicyVersion$,
    authorize: (input, call) => onPolicy(call, 'iam:DeletePolicyVersion', input.PolicyArn),
    handle: (input, call) => {
      const policy = editPolicy(call, input.PolicyArn)
      const version = versionOf(policy, input.VersionId)
      if (version.id === policy.defaultVersionId) {
        throw deleteConflict('Cannot delete the default version of a policy.')
      }
      policy.versions = policy.versions.filter((each) => each !== version)
      return {}
    },
  }),
]

export function acceptManagedDocument(document: string | undefined): string {
  const text = document ?? ''
  checkIdentityDocument(text)
  if (countedSize(text) > MOST_POLICY_CHARACTERS) {
    throw limitExceeded(`Cannot exceed quota for PolicySize: ${MOST_POLICY_CHARACTERS}`)
  }
  return text
}

function versionOf(policy: IamPolicy, id: string | undefined): IamPolicyVersion {
  const version = policy.versions.find((each) => each.id === id)
  if (version === undefined) {
    throw noSuchEntity(`Policy ${policy.arn} version ${id} does not exist or is not attachable.`)
  }
  return version
}

export function describeVersion(policy: IamPolicy, version: IamPolicyVersion): PolicyVersion {
  return {
    Document: encodeDocument(version.document),
    VersionId: version.id,
    IsDefaultVersion: version.id === policy.defaultVersionId,
    CreateDate: new Date(version.createdAt),
  }
}
