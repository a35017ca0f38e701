import { randomUUID } from 'node:crypto'
import { setInterval } from 'node:timers/promises'
import {
  StartLiveTail$,
  type StartLiveTailRequest,
  type StartLiveTailResponseStream,
} from '@aws-sdk/client-cloudwatch-logs'
import { AwsError, type Call, type Operation, operation } from '../../../operation.ts'
import type { TailedEvent } from '../../../world/live-tail.ts'
import { matchesPattern } from '../filter-pattern/matches-pattern.ts'
import { parseFilterPattern } from '../filter-pattern/parse-filter-pattern.ts'
import { refOf } from '../log-group-identifier.ts'
import { existingGroup, groupArn, groupKey, type LogGroupRef } from '../log-group-ref.ts'
import { invalidParameter } from '../logs-errors.ts'
import { onGroups } from './query-groups.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html */
const MOST_EVENTS_OF_AN_UPDATE = 500
const UPDATE_MS = 1000
const SESSION_MS = 3 * 60 * 60_000

interface Watch {
  readonly refs: ReadonlyMap<string, LogGroupRef>
  readonly matches: (event: TailedEvent) => boolean
}

function watchOf(input: StartLiveTailRequest, refs: readonly LogGroupRef[]): Watch {
  const { logStreamNames: names, logStreamNamePrefixes: prefixes } = input
  if ((names ?? prefixes) !== undefined && refs.length > 1) {
    throw invalidParameter('Log streams can be given for a single log group only.')
  }
  if (names !== undefined && prefixes !== undefined) {
    throw invalidParameter('Log streams are given by name or by prefix, not by both.')
  }
  const pattern = parseFilterPattern(input.logEventFilterPattern ?? '')
  if ('invalid' in pattern) throw invalidParameter(pattern.invalid)
  const keys = new Map(refs.map((ref) => [groupKey(ref), ref]))
  return {
    refs: keys,
    matches: ({ group, logStream, message }) =>
      keys.has(group) &&
      (names === undefined || names.includes(logStream)) &&
      (prefixes === undefined || prefixes.some((prefix) => logStream.startsWith(prefix))) &&
      matchesPattern(pattern, message),
  }
}

function refsOf({ logGroupIdentifiers }: StartLiveTailRequest, call: Call): LogGroupRef[] {
  return (logGroupIdentifiers ?? []).map((identifier) => {
    if (identifier.startsWith('arn:')) return refOf(identifier, call)
    throw invalidParameter(`A log group is named by its ARN here: ${identifier}`)
  })
}

async function* session(
  input: StartLiveTailRequest,
  watch: Watch,
  call: Call,
): AsyncGenerator<StartLiveTailResponseStream> {
  let waiting: TailedEvent[] = []
  let isSampled = false
  using _listener = call.world.liveTail.listen((events) => {
    const found = events.filter(watch.matches)
    const room = Math.max(0, MOST_EVENTS_OF_AN_UPDATE - waiting.length)
    isSampled ||= found.length > room
    waiting.push(...found.slice(0, room))
  })
  yield {
    sessionStart: {
      requestId: call.requestId,
      sessionId: randomUUID(),
      logGroupIdentifiers: [...watch.refs.values()].map(groupArn),
      logStreamNames: input.logStreamNames ?? [],
      logStreamNamePrefixes: input.logStreamNamePrefixes ?? [],
      logEventFilterPattern: input.logEventFilterPattern ?? '',
    },
  }
  const endMs = performance.now() + SESSION_MS
  for await (const _tick of setInterval(UPDATE_MS)) {
    if (performance.now() > endMs) break
    const events = waiting
    const sampled = isSampled
    waiting = []
    isSampled = false
    yield {
      sessionUpdate: {
        sessionMetadata: { sampled },
        sessionResults: events.map(({ group, ...event }) => ({
          logGroupIdentifier: groupArn(watch.refs.get(group) ?? refOf(group, call)),
          logStreamName: event.logStream,
          message: event.message,
          timestamp: event.timestampMs,
          ingestionTime: event.ingestionTimeMs,
        })),
      },
    }
  }
  throw new AwsError('SessionTimeoutException', 400, 'The session has reached its end of 3 hours.')
}

export const liveTailOperation: Operation = operation<
  StartLiveTailRequest,
  { readonly responseStream: AsyncIterable<StartLiveTailResponseStream> }
>({
  service: 'logs',
  schema: StartLiveTail$,
  authorize: (input, call) => onGroups('StartLiveTail', refsOf(input, call), call),
  handle: (input, call) => {
    const refs = refsOf(input, call)
    for (const ref of refs) existingGroup(call.world, ref)
    return { responseStream: session(input, watchOf(input, refs), call) }
  },
  differs: [
    'Answered at the one address of the sandbox, without the host prefix `stream-`: clients set `disableHostPrefix`.',
    'The first 500 matching events of a second are sent, where AWS takes a sample of them.',
  ],
})
