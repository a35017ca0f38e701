import {
  ListTagsForResource$,
  type Tag,
  TagResource$,
  UntagResource$,
} from '@aws-sdk/client-bedrock'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import { bedrockAccount } from '../../world/bedrock-state.ts'

type Tags = Readonly<Record<string, string>>

export function tagRecord(tags: readonly Tag[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).map((tag) => [tag.key ?? '', tag.value ?? '']))
}

/** Context keys that say how the resource is tagged. */
export function resourceTags(tags: Tags | undefined): Record<string, string> {
  return keyed('aws:ResourceTag', tags ?? {})
}

/** Context keys that say which tags the request carries. */
export function requestTags(tags: Tags): Record<string, string | string[]> {
  const keys = Object.keys(tags)
  return { ...keyed('aws:RequestTag', tags), ...(keys.length === 0 ? {} : { 'aws:TagKeys': keys }) }
}

function keyed(prefix: string, tags: Tags): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]))
}

/** What can carry tags here: application inference profiles and guardrails. */
function find(arn: string, { world, caller }: Call): { tags: Record<string, string> } | undefined {
  const account = bedrockAccount(world.state.bedrock, caller.accountId)
  return [...account.profiles, ...account.guardrails].find((resource) => resource.arn === arn)
}

function tagged(arn: string, call: Call): { tags: Record<string, string> } {
  const resource = find(arn, call)
  if (resource !== undefined) return resource
  throw new AwsError('ResourceNotFoundException', 404, `The resource ${arn} was not found.`, {
    resourceName: arn,
  })
}

interface OnResource {
  readonly resourceARN: string
}

const MOST_TAGS = 200

const tagResource = operation<OnResource & { readonly tags: Tag[] }, object>({
  service: 'bedrock',
  schema: TagResource$,
  authorize: ({ resourceARN, tags }, call) => [
    {
      action: 'bedrock:TagResource',
      resource: resourceARN,
      context: { ...resourceTags(find(resourceARN, call)?.tags), ...requestTags(tagRecord(tags)) },
    },
  ],
  handle: ({ resourceARN, tags }, call) => {
    const resource = tagged(resourceARN, call)
    const next = { ...resource.tags, ...tagRecord(tags) }
    if (Object.keys(next).length > MOST_TAGS) {
      throw new AwsError('TooManyTagsException', 400, 'The resource has too many tags.', {
        resourceName: resourceARN,
      })
    }
    resource.tags = next
    call.world.changed()
    return {}
  },
})

const untagResource = operation<OnResource & { readonly tagKeys: string[] }, object>({
  service: 'bedrock',
  schema: UntagResource$,
  authorize: ({ resourceARN, tagKeys }, call) => [
    {
      action: 'bedrock:UntagResource',
      resource: resourceARN,
      context: { ...resourceTags(find(resourceARN, call)?.tags), 'aws:TagKeys': tagKeys },
    },
  ],
  handle: ({ resourceARN, tagKeys }, call) => {
    const resource = tagged(resourceARN, call)
    resource.tags = Object.fromEntries(
      Object.entries(resource.tags).filter(([key]) => !tagKeys.includes(key)),
    )
    call.world.changed()
    return {}
  },
})

const listTags = operation<OnResource, { readonly tags: Tag[] }>({
  service: 'bedrock',
  schema: ListTagsForResource$,
  authorize: ({ resourceARN }, call) => [
    {
      action: 'bedrock:ListTagsForResource',
      resource: resourceARN,
      context: resourceTags(find(resourceARN, call)?.tags),
    },
  ],
  handle: ({ resourceARN }, call) => ({
    tags: Object.entries(tagged(resourceARN, call).tags).map(([key, value]) => ({ key, value })),
  }),
  differs: [
    'Application inference profiles and guardrails can be tagged; nothing else of Bedrock exists to carry tags.',
  ],
})

export const tagOperations: readonly Operation[] = [tagResource, untagResource, listTags]
