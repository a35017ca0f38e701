import {
  ListPolicyTags$,
  type ListPolicyTagsRequest,
  type ListPolicyTagsResponse,
  ListRoleTags$,
  type ListRoleTagsRequest,
  type ListRoleTagsResponse,
  TagPolicy$,
  type TagPolicyRequest,
  TagRole$,
  type TagRoleRequest,
  UntagPolicy$,
  type UntagPolicyRequest,
  UntagRole$,
  type UntagRoleRequest,
} from '@aws-sdk/client-iam'
import { type Operation, operation } from '../../operation.ts'
import {
  editPolicy,
  editRole,
  iamPage,
  onPolicy,
  onRole,
  readPolicy,
  readRole,
  requestTags,
  tagList,
  tagRecord,
} from './account-lookup.ts'
import { limitExceeded } from './iam-errors.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
const MOST_TAGS = 50

interface Tagged {
  tags: Record<string, string>
}

function addTags(entity: Tagged, added: Record<string, string>): void {
  const tags = { ...entity.tags, ...added }
  if (Object.keys(tags).length > MOST_TAGS) {
    throw limitExceeded(`The number of tags has reached the maximum limit of ${MOST_TAGS}.`)
  }
  entity.tags = tags
}

function removeTags(entity: Tagged, keys: readonly string[] = []): void {
  const kept = Object.entries(entity.tags).filter(([key]) => !keys.includes(key))
  entity.tags = Object.fromEntries(kept)
}

export const tagOperations: readonly Operation[] = [
  operation<TagRoleRequest, object>({
    service: 'iam',
    schema: TagRole$,
    authorize: (input, call) =>
      onRole(call, 'iam:TagRole', input.RoleName, requestTags(input.Tags)),
    handle: (input, call) => {
      addTags(editRole(call, input.RoleName), tagRecord(input.Tags))
      return {}
    },
  }),
  operation<UntagRoleRequest, object>({
    service: 'iam',
    schema: UntagRole$,
    authorize: (input, call) =>
      onRole(call, 'iam:UntagRole', input.RoleName, { 'aws:TagKeys': input.TagKeys ?? [] }),
    handle: (input, call) => {
      removeTags(editRole(call, input.RoleName), input.TagKeys)
      return {}
    },
  }),
  operation<ListRoleTagsRequest, ListRoleTagsResponse>({
    service: 'iam',
    schema: ListRoleTags$,
    authorize: (input, call) => onRole(call, 'iam:ListRoleTags', input.RoleName),
    handle: (input, call) => {
      const role = readRole(call, input.RoleName)
      const { items, ...paging } = iamPage(tagList(role.tags), `tags ${role.arn}`, input)
      return { Tags: items, ...paging }
    },
  }),
  operation<TagPolicyRequest, object>({
    service: 'iam',
    schema: TagPolicy$,
    authorize: (input, call) =>
      onPolicy(call, 'iam:TagPolicy', input.PolicyArn, requestTags(input.Tags)),
    handle: (input, call) => {
      addTags(editPolicy(call, input.PolicyArn), tagRecord(input.Tags))
      return {}
    },
  }),
  operation<UntagPolicyRequest, object>({
    service: 'iam',
    schema: UntagPolicy$,
    authorize: (input, call) =>
      onPolicy(call, 'iam:UntagPolicy', input.PolicyArn, { 'aws:TagKeys': input.TagKeys ?? [] }),
    handle: (input, call) => {
      removeTags(editPolicy(call, input.PolicyArn), input.TagKeys)
      return {}
    },
  }),
  operation<ListPolicyTagsRequest, ListPolicyTagsResponse>({
    service: 'iam',
    schema: ListPolicyTags$,
    authorize: (input, call) => onPolicy(call, 'iam:ListPolicyTags', input.PolicyArn),
    handle: (input, call) => {
      const policy = readPolicy(call, input.PolicyArn)
      const { items, ...paging } = iamPage(tagList(policy.tags), `tags ${policy.arn}`, input)
      return { Tags: items, ...paging }
    },
  }),
]
