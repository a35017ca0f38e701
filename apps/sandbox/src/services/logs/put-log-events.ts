import {
  PutLogEvents$,
  type PutLogEventsRequest,
  type PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import { type Operation, operation } from '../../operation.ts'
import { acceptBatch } from './event-batch.ts'
import { retentionHorizonMs } from './expired-events.ts'
import { ingestEvents } from './ingest-events.ts'
import { groupOfStream } from './log-group-ref.ts'
import { namedGroup, onNamedStream } from './on-log-group.ts'

/** Nobody reads it any more; it only has to look like one. */
const sequenceToken = (requestId: string): string =>
  BigInt(`0x${requestId.replaceAll('-', '')}`)
    .toString()
    .padStart(56, '4')

export const putLogEvents: Operation = operation<PutLogEventsRequest, PutLogEventsResponse>({
  service: 'logs',
  schema: PutLogEvents$,
  authorize: onNamedStream('PutLogEvents'),
  handle: async (input, call) => {
    const ref = namedGroup(input, call)
    const { logStreamName = '', logEvents = [] } = input
    const group = groupOfStream(call.world, ref, logStreamName)
    const nowMs = call.now.getTime()
    const { accepted, rejected } = acceptBatch(
      logEvents.map(({ timestamp = 0, message = '' }) => ({ timestampMs: timestamp, message })),
      nowMs,
      retentionHorizonMs(group, nowMs),
    )
    await ingestEvents(call.world, ref, logStreamName, accepted)
    return {
      nextSequenceToken: sequenceToken(call.requestId),
      ...(rejected === undefined ? {} : { rejectedLogEventsInfo: rejected }),
    }
  },
  differs: ['Entities are ignored. Events can be read as soon as the call is answered.'],
})
