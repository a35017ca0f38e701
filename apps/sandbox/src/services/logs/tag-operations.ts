import {
  ListTagsForResource$,
  type ListTagsForResourceRequest,
  type ListTagsForResourceResponse,
  ListTagsLogGroup$,
  type ListTagsLogGroupRequest,
  type ListTagsLogGroupResponse,
  TagLogGroup$,
  type TagLogGroupRequest,
  TagResource$,
  type TagResourceRequest,
  UntagLogGroup$,
  type UntagLogGroupRequest,
  UntagResource$,
  type UntagResourceRequest,
} from '@aws-sdk/client-cloudwatch-logs'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import type { LogGroup } from '../../world/logs-state.ts'
import { requestTags } from '../bedrock/tags.ts'
import { refOf } from './log-group-identifier.ts'
import { existingGroup, groupArn, type LogGroupRef } from './log-group-ref.ts'
import { notFound } from './logs-errors.ts'
import { namedGroup, onGroup, onNamedGroup } from './on-log-group.ts'

const MOST_TAGS = 50

/** The newer three ask about the ARN without `:*`. */
function onResource(action: string, ref: LogGroupRef, call: Call, tags = {}) {
  return onGroup(action, ref, call).map(({ context, ...question }) => ({
    ...question,
    resource: groupArn(ref),
    context: { ...context, ...tags },
  }))
}

function refOfArn(arn: string, call: Call): LogGroupRef {
  if (!arn.startsWith('arn:')) throw notFound(`The specified resource does not exist: ${arn}`)
  return refOf(arn, call)
}

function tag(group: LogGroup, tags: Readonly<Record<string, string>>, resourceName: string): void {
  const next = Object.fromEntries([...Object.entries(group.tags), ...Object.entries(tags)])
  if (Object.keys(next).length > MOST_TAGS) {
    throw new AwsError('TooManyTagsException', 400, 'The resource has too many tags.', {
      resourceName,
    })
  }
  group.tags = next
}

function untag(group: LogGroup, keys: readonly string[]): void {
  group.tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !keys.includes(key)))
}

const resourceOperations: readonly Operation[] = [
  operation<TagResourceRequest, object>({
    service: 'logs',
    schema: TagResource$,
    authorize: ({ resourceArn = '', tags = {} }, call) =>
      onResource('TagResource', refOfArn(resourceArn, call), call, requestTags(tags)),
    handle: ({ resourceArn = '', tags = {} }, call) => {
      tag(existingGroup(call.world, refOfArn(resourceArn, call)), tags, resourceArn)
      return {}
    },
    differs: ['Log groups can be tagged; destinations and the other resources do not exist here.'],
  }),
  operation<UntagResourceRequest, object>({
    service: 'logs',
    schema: UntagResource$,
    authorize: ({ resourceArn = '', tagKeys = [] }, call) =>
      onResource('UntagResource', refOfArn(resourceArn, call), call, { 'aws:TagKeys': tagKeys }),
    handle: ({ resourceArn = '', tagKeys = [] }, call) => {
      untag(existingGroup(call.world, refOfArn(resourceArn, call)), tagKeys)
      return {}
    },
  }),
  operation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
    service: 'logs',
    schema: ListTagsForResource$,
    authorize: ({ resourceArn = '' }, call) =>
      onResource('ListTagsForResource', refOfArn(resourceArn, call), call),
    handle: ({ resourceArn = '' }, call) => ({
      tags: { ...existingGroup(call.world, refOfArn(resourceArn, call)).tags },
    }),
  }),
]

/** What clients used before the three above; Debian's AWS CLI still has them. */
const groupOperations: readonly Operation[] = [
  operation<TagLogGroupRequest, object>({
    service: 'logs',
    schema: TagLogGroup$,
    authorize: (input, call) =>
      onGroup('TagLogGroup', namedGroup(input, call), call).map((question) => ({
        ...question,
        context: { ...question.context, ...requestTags(input.tags ?? {}) },
      })),
    handle: (input, call) => {
      const ref = namedGroup(input, call)
      tag(existingGroup(call.world, ref), input.tags ?? {}, ref.group)
      return {}
    },
  }),
  operation<UntagLogGroupRequest, object>({
    service: 'logs',
    schema: UntagLogGroup$,
    authorize: onNamedGroup('UntagLogGroup'),
    handle: (input, call) => {
      untag(existingGroup(call.world, namedGroup(input, call)), input.tags ?? [])
      return {}
    },
  }),
  operation<ListTagsLogGroupRequest, ListTagsLogGroupResponse>({
    service: 'logs',
    schema: ListTagsLogGroup$,
    authorize: onNamedGroup('ListTagsLogGroup'),
    handle: (input, call) => ({
      tags: { ...existingGroup(call.world, namedGroup(input, call)).tags },
    }),
  }),
]

export const tagOperations: readonly Operation[] = [...resourceOperations, ...groupOperations]
