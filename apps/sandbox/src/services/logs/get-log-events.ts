import {
  GetLogEvents$,
  type GetLogEventsRequest,
  type GetLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import { type Operation, operation } from '../../operation.ts'
import { isOver, listId } from './list-token.ts'
import { groupOfStream } from './log-group-ref.ts'
import { invalidToken } from './logs-errors.ts'
import { namedGroup, onGroup, onStream } from './on-log-group.ts'
import { MOST_EVENTS_OF_A_PAGE, type ReadEvent, readEvents } from './read-events.ts'

/**
 * `f/…/s` goes on to newer events, `b/…/s` to older ones; between the slashes the stream that it
 * was made for, and a place in it, or none.
 */
interface Place {
  readonly isForward: boolean
  readonly madeMs: number
  readonly cursor: string | undefined
}

const TOKEN = /^([fb])\/([\w-]+)\/s$/

function placeOf(token: string, stream: string, now: Date): Place {
  const [, direction, place = ''] = TOKEN.exec(token) ?? []
  const [its, made, cursor = ''] = Buffer.from(place, 'base64url').toString('utf8').split(' ')
  const madeMs = Number(made)
  if (direction === undefined || its !== stream || isOver(madeMs, now)) throw invalidToken()
  return { isForward: direction === 'f', madeMs, cursor: cursor === '' ? undefined : cursor }
}

function tokenOf(direction: 'f' | 'b', stream: string, madeMs: number, cursor = ''): string {
  const place = Buffer.from(`${stream} ${madeMs} ${cursor}`).toString('base64url')
  return `${direction}/${place}/s`
}

export const getLogEvents: Operation = operation<GetLogEventsRequest, GetLogEventsResponse>({
  service: 'logs',
  schema: GetLogEvents$,
  authorize: (input, call) => {
    const ref = namedGroup(input, call)
    const unmask = input.unmask ? onGroup('Unmask', ref, call) : []
    return [...onStream('GetLogEvents', ref, input.logStreamName ?? '', call), ...unmask]
  },
  handle: async (input, call) => {
    const ref = namedGroup(input, call)
    const { logStreamName = '', startTime, endTime, nextToken, unmask } = input
    groupOfStream(call.world, ref, logStreamName)
    const stream = listId('GetLogEvents', call, [ref.group, logStreamName])
    const nowMs = call.now.getTime()
    const place: Place =
      nextToken === undefined
        ? { isForward: input.startFromHead === true, madeMs: nowMs, cursor: undefined }
        : placeOf(nextToken, stream, call.now)
    const { events } = await readEvents(call.world, ref, {
      streams: [logStreamName],
      newestFirst: !place.isForward,
      limit: input.limit ?? MOST_EVENTS_OF_A_PAGE,
      isUnmasked: unmask === true,
      ...(startTime === undefined ? {} : { startMs: startTime }),
      ...(endTime === undefined ? {} : { endMs: endTime }),
      ...(place.cursor === undefined ? {} : { after: place.cursor }),
    })
    // However a page was reached, it is shown oldest first.
    const shown = place.isForward ? events : [...events].reverse()
    // At an end the token stays as it was: that is how a client knows.
    const madeMs = shown.length > 0 ? nowMs : place.madeMs
    return {
      events: shown.map(describe),
      nextForwardToken: tokenOf('f', stream, madeMs, shown.at(-1)?.cursor ?? place.cursor),
      nextBackwardToken: tokenOf('b', stream, madeMs, shown[0]?.cursor ?? place.cursor),
    }
  },
})

const describe = ({ timestampMs, ingestionTimeMs, shown }: ReadEvent) => ({
  timestamp: timestampMs,
  message: shown,
  ingestionTime: ingestionTimeMs,
})
