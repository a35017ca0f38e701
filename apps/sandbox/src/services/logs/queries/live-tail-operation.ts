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
import { once, onGroups } from './query-groups.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html */
const MOST_EVENTS_OF_AN_UPDATE = 500
/**
 * In UTF-16 code units. Each may be written as six bytes, and a message of an event stream has at
 * most 16 MiB. The largest event fits twice.
 */
const LONGEST_TEXT_OF_AN_UPDATE = 2 * 1024 * 1024
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
  const refs = (logGroupIdentifiers ?? []).map((identifier) => {
    if (identifier.startsWith('arn:')) return refOf(identifier, call)
    throw invalidParameter(`A log group is named by its ARN here: ${identifier}`)
  })
  return once(refs)
}

/** What waits for the next update: the first events that came, as many as one update has. */
class Waiting {
  #events: TailedEvent[] = []
  #length = 0
  #isSampled = false

  add(events: readonly TailedEvent[], matches: (event: TailedEvent) => boolean): void {
    for (const event of events) {
      // Once one was left out, no other can change what the update will say.
      if (this.#isSampled) return
      if (!matches(event)) continue
      const length = this.#length + event.message.length
      this.#isSampled =
        this.#events.length === MOST_EVENTS_OF_AN_UPDATE || length > LONGEST_TEXT_OF_AN_UPDATE
      if (this.#isSampled) return
      this.#events.push(event)
      this.#length = length
    }
  }

  take(): { readonly events: readonly TailedEvent[]; readonly sampled: boolean } {
    const taken = { events: this.#events, sampled: this.#isSampled }
    this.#events = []
    this.#length = 0
    this.#isSampled = false
    return taken
  }
}

async function* session(
  input: StartLiveTailRequest,
  watch: Watch,
  call: Call,
): AsyncGenerator<StartLiveTailResponseStream> {
  const waiting = new Waiting()
  using _listener = call.world.liveTail.listen((events) => waiting.add(events, watch.matches))
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
    const { events, sampled } = waiting.take()
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
    'The first 500 matching events of a second are sent, and of their text the first 2 MiB, where AWS takes a sample of them.',
    'For a client that does not read, one update is kept, with the first events that came; AWS keeps ten and drops the oldest events.',
  ],
})
