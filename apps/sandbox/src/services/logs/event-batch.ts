import type { RejectedLogEventsInfo } from '@aws-sdk/client-cloudwatch-logs'
import { AwsError } from '../../operation.ts'
import type { IncomingEvent } from './ingest-events.ts'
import { invalidParameter } from './logs-errors.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
const MOST_BYTES = 1_048_576
const BYTES_PER_EVENT = 26
const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
const OLDEST_MS = 14 * DAY_MS
const NEWEST_MS = 2 * HOUR_MS

export interface Acceptance {
  readonly accepted: readonly IncomingEvent[]
  readonly rejected?: RejectedLogEventsInfo
}

/** Refuses a batch that breaks the rules as a whole; single events it only leaves out. */
export function acceptBatch(
  events: readonly IncomingEvent[],
  nowMs: number,
  retentionHorizonMs: number | undefined,
): Acceptance {
  checkSizes(events)
  checkOrder(events)
  const expired = countBefore(events, retentionHorizonMs ?? Number.NEGATIVE_INFINITY)
  const tooOld = countBefore(events, nowMs - OLDEST_MS)
  const tooNewFrom = countBefore(events, nowMs + NEWEST_MS + 1)
  const accepted = events.slice(Math.max(expired, tooOld), tooNewFrom)
  checkTimeSpan(accepted)
  const rejected: RejectedLogEventsInfo = {
    ...(tooNewFrom < events.length ? { tooNewLogEventStartIndex: tooNewFrom } : {}),
    ...(tooOld > 0 ? { tooOldLogEventEndIndex: tooOld } : {}),
    ...(expired > 0 ? { expiredLogEventEndIndex: expired } : {}),
  }
  return Object.keys(rejected).length === 0 ? { accepted } : { accepted, rejected }
}

function checkSizes(events: readonly IncomingEvent[]): void {
  let total = 0
  for (const { message } of events) {
    const size = Buffer.byteLength(message) + BYTES_PER_EVENT
    if (size > MOST_BYTES) {
      throw invalidParameter(`Log event too large: ${size} bytes exceeds limit of ${MOST_BYTES}`)
    }
    total += size
  }
  if (total > MOST_BYTES) {
    throw invalidParameter(`Upload too large: ${total} bytes exceeds limit of ${MOST_BYTES}`)
  }
}

function checkOrder(events: readonly IncomingEvent[]): void {
  let last = Number.NEGATIVE_INFINITY
  for (const { timestampMs } of events) {
    if (!Number.isSafeInteger(timestampMs)) {
      throw new AwsError('SerializationException', 400, 'A timestamp is a whole number.')
    }
    if (timestampMs < last) {
      throw invalidParameter(
        'Log events in a single PutLogEvents request must be in chronological order.',
      )
    }
    last = timestampMs
  }
}

function checkTimeSpan(accepted: readonly IncomingEvent[]): void {
  const first = accepted[0]?.timestampMs ?? 0
  const last = accepted.at(-1)?.timestampMs ?? 0
  if (last - first > DAY_MS) {
    throw invalidParameter(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    )
  }
}

/** The events are in order, so what is before a moment leads. */
function countBefore(events: readonly IncomingEvent[], timeMs: number): number {
  const index = events.findIndex(({ timestampMs }) => timestampMs >= timeMs)
  return index === -1 ? events.length : index
}
