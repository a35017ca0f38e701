import {
  FilterLogEvents$,
  type FilterLogEventsRequest,
  type FilterLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import { type Call, type Operation, operation } from '../../operation.ts'
import type { LogGroup } from '../../world/logs-state.ts'
import { matchesPattern } from './filter-pattern/matches-pattern.ts'
import { parseFilterPattern } from './filter-pattern/parse-filter-pattern.ts'
import { listId, stamped, unstamped } from './list-token.ts'
import { existingGroup, hasStream } from './log-group-ref.ts'
import { invalidParameter, invalidToken, noSuchStream } from './logs-errors.ts'
import { namedGroup, onGroup } from './on-log-group.ts'
import { MOST_EVENTS_OF_A_PAGE, readEvents } from './read-events.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
const LATEST_FIRST_SINCE = Date.parse('2024-01-01T00:00:00Z')

function check(input: FilterLogEventsRequest, group: LogGroup): void {
  const { logStreamNames, logStreamNamePrefix, startTime, endTime, startFromHead } = input
  if (logStreamNames !== undefined && logStreamNamePrefix !== undefined) {
    throw invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive.')
  }
  if (startTime !== undefined && endTime !== undefined && startTime > endTime) {
    throw invalidParameter('startTime must not be later than endTime.')
  }
  if (startFromHead === false && (startTime ?? 0) < LATEST_FIRST_SINCE) {
    throw invalidParameter(
      'startFromHead can be false only when startTime is on or after Jan 1, 2024 00:00:00 UTC.',
    )
  }
  const missing = logStreamNames?.some((name) => !hasStream(group, name))
  if (missing) throw noSuchStream()
}

function matcher(filterPattern: string | undefined): ((text: string) => boolean) | undefined {
  if (filterPattern === undefined || filterPattern.trim() === '') return undefined
  const pattern = parseFilterPattern(filterPattern)
  if ('invalid' in pattern) throw invalidParameter(pattern.invalid)
  return (text) => matchesPattern(pattern, text)
}

/** Everything but the paging itself: a token goes on with the question that it came from. */
function questionOf(input: FilterLogEventsRequest, call: Call): string {
  const { nextToken: _token, limit: _limit, startFromHead: _head, ...asked } = input
  return listId('FilterLogEvents', call, asked)
}

interface Place {
  readonly newestFirst: boolean
  readonly cursor: string
}

function placeOf(token: string, question: string, call: Call): Place {
  const place = Buffer.from(unstamped(token, call), 'base64url').toString('utf8')
  const [asked, direction, cursor] = place.split(' ')
  if (asked !== question || cursor === undefined) throw invalidToken()
  return { newestFirst: direction === 'b', cursor }
}

export const filterLogEvents: Operation = operation<
  FilterLogEventsRequest,
  FilterLogEventsResponse
>({
  service: 'logs',
  schema: FilterLogEvents$,
  authorize: (input, call) => {
    const ref = namedGroup(input, call)
    const unmask = input.unmask ? onGroup('Unmask', ref, call) : []
    return [...onGroup('FilterLogEvents', ref, call), ...unmask]
  },
  handle: async (input, call) => {
    const ref = namedGroup(input, call)
    check(input, existingGroup(call.world, ref))
    const { logStreamNames, logStreamNamePrefix, startTime, endTime, nextToken } = input
    const matches = matcher(input.filterPattern)
    const question = questionOf(input, call)
    const place = nextToken === undefined ? undefined : placeOf(nextToken, question, call)
    const newestFirst = place?.newestFirst ?? input.startFromHead === false
    const { events, cursor, hasMore } = await readEvents(call.world, ref, {
      newestFirst,
      limit: input.limit ?? MOST_EVENTS_OF_A_PAGE,
      isUnmasked: input.unmask === true,
      ...(logStreamNames === undefined ? {} : { streams: logStreamNames }),
      ...(logStreamNamePrefix === undefined ? {} : { streamPrefix: logStreamNamePrefix }),
      ...(startTime === undefined ? {} : { startMs: startTime }),
      // The end is included here, and is not in GetLogEvents.
      ...(endTime === undefined ? {} : { endMs: endTime + 1 }),
      ...(place === undefined ? {} : { after: place.cursor }),
      ...(matches === undefined ? {} : { matches }),
    })
    const next = `${question} ${newestFirst ? 'b' : 'f'} ${cursor}`
    return {
      events: events.map(({ logStream, timestampMs, ingestionTimeMs, pointer, shown }) => ({
        logStreamName: logStream,
        timestamp: timestampMs,
        message: shown,
        ingestionTime: ingestionTimeMs,
        eventId: pointer,
      })),
      // No longer filled since May 2020.
      searchedLogStreams: [],
      nextToken: hasMore ? stamped(Buffer.from(next).toString('base64url'), call) : undefined,
    }
  },
  differs: ['An eventId looks different from AWS’s; it is the @ptr of the event.'],
})
