import {
  CreateLogStream$,
  type CreateLogStreamRequest,
  DeleteLogStream$,
  type DeleteLogStreamRequest,
  DescribeLogStreams$,
  type DescribeLogStreamsRequest,
  type DescribeLogStreamsResponse,
  type LogStream,
} from '@aws-sdk/client-cloudwatch-logs'
import type { GroupSize } from '@gatehouse/insights-engine/log-engine'
import { type Call, type Operation, operation } from '../../operation.ts'
import { putOwn } from '../../world/iam-store.ts'
import type { LogGroup } from '../../world/logs-state.ts'
import { listId, listPage } from './list-token.ts'
import { deletionProtected } from './log-group-operations.ts'
import {
  engineHolding,
  existingGroup,
  groupKey,
  groupOfStream,
  hasStream,
  type LogGroupRef,
  streamResource,
  unlessGone,
} from './log-group-ref.ts'
import { alreadyExists, invalidParameter } from './logs-errors.ts'
import { namedGroup, onNamedGroup, onNamedStream } from './on-log-group.ts'

const DEFAULT_PAGE = 50

const create = operation<CreateLogStreamRequest, object>({
  service: 'logs',
  schema: CreateLogStream$,
  authorize: onNamedStream('CreateLogStream'),
  handle: (input, call) => {
    const group = existingGroup(call.world, namedGroup(input, call))
    const { logStreamName = '' } = input
    if (hasStream(group, logStreamName)) throw alreadyExists('stream')
    putOwn(group.streams, logStreamName, call.now.getTime())
    return {}
  },
})

const remove = operation<DeleteLogStreamRequest, object>({
  service: 'logs',
  schema: DeleteLogStream$,
  authorize: onNamedStream('DeleteLogStream'),
  handle: async (input, call) => {
    const ref = namedGroup(input, call)
    const { logStreamName = '' } = input
    const group = groupOfStream(call.world, ref, logStreamName)
    if (group.isDeletionProtected) throw deletionProtected()
    delete group.streams[logStreamName]
    const engine = await engineHolding(call.world, ref)
    if (engine === undefined) return {}
    await unlessGone(engine, ref, engine.removeStream(groupKey(ref), logStreamName))
    return {}
  },
})

interface Held {
  readonly name: string
  readonly createdAtMs: number
  readonly size?: GroupSize | undefined
}

async function heldStreams(ref: LogGroupRef, group: LogGroup, call: Call): Promise<Held[]> {
  const engine = await engineHolding(call.world, ref)
  const sizes = new Map<string, GroupSize>()
  if (engine !== undefined) {
    const streams = await unlessGone(engine, ref, engine.streams(groupKey(ref)))
    for (const size of streams) sizes.set(size.stream, size)
  }
  return Object.entries(group.streams).map(([name, createdAtMs]) => ({
    name,
    createdAtMs,
    size: sizes.get(name),
  }))
}

const byName = ({ name }: Held) => [name]
/** A stream without events comes before those that have some. */
const byLastEvent = ({ name, size }: Held) => [size?.lastMs ?? 0, name]

function describe(ref: LogGroupRef, { name, createdAtMs, size }: Held): LogStream {
  return {
    logStreamName: name,
    creationTime: createdAtMs,
    firstEventTimestamp: size?.firstMs,
    lastEventTimestamp: size?.lastMs,
    lastIngestionTime: size?.lastIngestionMs,
    arn: streamResource(ref, name),
    storedBytes: 0,
  }
}

const describeStreams = operation<DescribeLogStreamsRequest, DescribeLogStreamsResponse>({
  service: 'logs',
  schema: DescribeLogStreams$,
  authorize: onNamedGroup('DescribeLogStreams'),
  handle: async (input, call) => {
    const ref = namedGroup(input, call)
    const group = existingGroup(call.world, ref)
    const { nextToken, limit = DEFAULT_PAGE, ...asked } = input
    const { logStreamNamePrefix, orderBy = 'LogStreamName', descending } = asked
    if (orderBy === 'LastEventTime' && logStreamNamePrefix !== undefined) {
      throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.')
    }
    const held = await heldStreams(ref, group, call)
    const placeOf = orderBy === 'LastEventTime' ? byLastEvent : byName
    const { items, next } = listPage(
      held.filter(({ name }) => name.startsWith(logStreamNamePrefix ?? '')),
      listId('DescribeLogStreams', call, asked),
      { nextToken, size: limit, placeOf, isDescending: descending === true },
      call,
    )
    return { logStreams: items.map((stream) => describe(ref, stream)), nextToken: next }
  },
  differs: ['Times of events are exact at once; in AWS they lag. There are no sequence tokens.'],
})

export const logStreamOperations: readonly Operation[] = [create, remove, describeStreams]
