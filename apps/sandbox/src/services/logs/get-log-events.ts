import {
  GetLogEvents$,
  type GetLogEventsRequest,
  type GetLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import { type Operation, operation } from '../../operation.ts'
import { listId } from './list-token.ts'
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
  readonly cursor: string | undefined
}

const TOKEN = /^([fb])\/([\w-]+)\/s$/

function placeOf(token: string, stream: string): Place {
  const [, direction, place = ''] = TOKEN.exec(token) ?? []
  const [its, cursor = ''] = Buffer.from(place, 'base64url').toString('utf8').split(' ')
  if (direction === undefined || its !== stream) throw invalidToken()
  return { isForward: direction === 'f', cursor: cursor === '' ? undefined : cursor }
}

const tokenOf = (direction: 'f' | 'b', stream: string, cursor = ''): string =>
  `${direction}/${Buffer.from(`${stream} ${cursor}`).toString('base64url')}/s`

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
    const place =
      nextToken === undefined
        ? { isForward: input.startFromHead === true, cursor: undefined }
        : placeOf(nextToken, stream)
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
    return {
      events: shown.map(describe),
      // At an end the token stays as it was: that is how a client knows.
      nextForwardToken: tokenOf('f', stream, shown.at(-1)?.cursor ?? place.cursor),
      nextBackwardToken: tokenOf('b', stream, shown[0]?.cursor ?? place.cursor),
    }
  },
})

const describe = ({ timestampMs, ingestionTimeMs, shown }: ReadEvent) => ({
  timestamp: timestampMs,
  message: shown,
  ingestionTime: ingestionTimeMs,
})
