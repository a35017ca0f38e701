import {
  CreateLogGroup$,
  type CreateLogGroupRequest,
  DeleteLogGroup$,
  type DeleteLogGroupRequest,
  PutLogGroupDeletionProtection$,
  type PutLogGroupDeletionProtectionRequest,
} from '@aws-sdk/client-cloudwatch-logs'
import { AwsError, type Operation, operation } from '../../operation.ts'
import { putOwn } from '../../world/iam-store.ts'
import { newLogGroup } from '../../world/logs-state.ts'
import { requestTags } from '../bedrock/tags.ts'
import { checkKeyArn } from './kms-key.ts'
import { existingGroup, findGroup, groupArn, groupKey, regionOf } from './log-group-ref.ts'
import { alreadyExists, invalidParameter } from './logs-errors.ts'
import { namedGroup, onGroup, onNamedGroup } from './on-log-group.ts'

/** The model's word for the refusal is known, its sentence is not. */
export const deletionProtected = (): AwsError =>
  new AwsError(
    'ValidationException',
    400,
    'The log group has deletion protection enabled. Disable deletion protection before you delete it.',
  )

const create = operation<CreateLogGroupRequest, object>({
  service: 'logs',
  schema: CreateLogGroup$,
  authorize: (input, call) => {
    const ref = namedGroup(input, call)
    const [question] = onGroup('CreateLogGroup', ref, call)
    if (question === undefined || input.tags === undefined) return question ? [question] : []
    const context = { ...question.context, ...requestTags(input.tags) }
    return [
      { ...question, context },
      { action: 'logs:TagResource', resource: groupArn(ref), context },
    ]
  },
  handle: async (input, call) => {
    const ref = namedGroup(input, call)
    if (ref.group.startsWith('aws/')) {
      throw invalidParameter("Log group names can't start with the string aws/.")
    }
    if (findGroup(call.world, ref) !== undefined) throw alreadyExists('group')
    const { kmsKeyId, tags, logGroupClass = 'STANDARD', deletionProtectionEnabled } = input
    if (kmsKeyId !== undefined) checkKeyArn(kmsKeyId, call.region)
    const group = newLogGroup(ref.group, call.now.getTime(), {
      logGroupClass,
      tags: { ...tags },
      isDeletionProtected: deletionProtectionEnabled === true,
      ...(kmsKeyId === undefined ? {} : { kmsKeyArn: kmsKeyId }),
    })
    putOwn(regionOf(call.world, ref).groups, ref.group, group)
    // A table of that name can only be what an earlier run left when its snapshot was lost.
    const engine = await call.world.stores.logs()
    if (engine.hasGroup(groupKey(ref))) await engine.dropGroup(groupKey(ref))
    return {}
  },
  differs: [
    'The KMS key need not exist, and nothing is encrypted.',
    'A group of the DELIVERY class keeps its events as long as its retention says.',
  ],
})

const remove = operation<DeleteLogGroupRequest, object>({
  service: 'logs',
  schema: DeleteLogGroup$,
  authorize: onNamedGroup('DeleteLogGroup'),
  handle: async (input, call) => {
    const ref = namedGroup(input, call)
    if (existingGroup(call.world, ref).isDeletionProtected) throw deletionProtected()
    delete regionOf(call.world, ref).groups[ref.group]
    const engine = await call.world.stores.logs()
    if (engine.hasGroup(groupKey(ref))) await engine.dropGroup(groupKey(ref))
    return {}
  },
})

const protect = operation<PutLogGroupDeletionProtectionRequest, object>({
  service: 'logs',
  schema: PutLogGroupDeletionProtection$,
  authorize: onNamedGroup('PutLogGroupDeletionProtection'),
  handle: (input, call) => {
    const group = existingGroup(call.world, namedGroup(input, call))
    group.isDeletionProtected = input.deletionProtectionEnabled === true
    return {}
  },
})

export const logGroupOperations: readonly Operation[] = [create, remove, protect]
