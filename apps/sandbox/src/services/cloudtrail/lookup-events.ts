import { createHash } from 'node:crypto'
import {
  type Event,
  LookupEvents$,
  type LookupEventsRequest,
  type LookupEventsResponse,
} from '@aws-sdk/client-cloudtrail'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import type { TrailRecord } from '../../world/stores/trail-store.ts'
import { userNameOf } from '../../world/stores/trail-user-name.ts'
import { cloudTrailEvent } from './cloud-trail-event.ts'

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
const KEPT_MS = 90 * 24 * 60 * 60_000
const LARGEST_PAGE = 50

async function lookupEvents(input: LookupEventsRequest, call: Call): Promise<LookupEventsResponse> {
  const [attribute, ...others] = input.LookupAttributes ?? []
  if (others.length > 0) {
    throw refuse('InvalidLookupAttributesException', 'You can only specify one lookup attribute.')
  }
  const nowMs = call.now.getTime()
  const startMs = Math.max(input.StartTime?.getTime() ?? 0, nowMs - KEPT_MS)
  const endMs = Math.min(input.EndTime?.getTime() ?? nowMs, nowMs)
  if (input.StartTime !== undefined && input.EndTime !== undefined) {
    if (input.StartTime > input.EndTime) {
      throw refuse('InvalidTimeRangeException', 'The start time must not be after the end time.')
    }
  }
  // Nothing here ever looks unusual, so there are no Insights events.
  if (input.EventCategory === 'insight') return { Events: [] }
  const question = fingerprint(input)
  const trail = await call.world.stores.trail()
  const { events, next } = await trail.find({
    accountId: call.caller.accountId,
    region: call.region,
    startMs,
    endMs,
    attribute: attribute && {
      key: attribute.AttributeKey ?? 'EventId',
      value: attribute.AttributeValue ?? '',
    },
    after: input.NextToken === undefined ? undefined : cursorOf(input.NextToken, question),
    limit: input.MaxResults ?? LARGEST_PAGE,
  })
  return {
    Events: events.map((record) => described(call, record)),
    ...(next === undefined ? {} : { NextToken: tokenOf(next, question) }),
  }
}

function described({ world }: Call, record: TrailRecord): Event {
  const { eventId, eventName, eventSource, atMs, accessKeyId, callerArn, resources = [] } = record
  return {
    EventId: eventId,
    EventName: eventName,
    ReadOnly: String(record.isReadOnly),
    ...(accessKeyId === undefined ? {} : { AccessKeyId: accessKeyId }),
    EventTime: new Date(Math.floor(atMs / 1_000) * 1_000),
    EventSource: eventSource,
    Username: userNameOf(callerArn),
    Resources: resources.map(({ type, name }) => ({ ResourceType: type, ResourceName: name })),
    CloudTrailEvent: JSON.stringify(cloudTrailEvent(world, record)),
  }
}

/** A token belongs to the question that it continues. */
function fingerprint({ LookupAttributes, StartTime, EndTime }: LookupEventsRequest): string {
  const question = JSON.stringify([LookupAttributes ?? [], StartTime ?? 0, EndTime ?? 0])
  return createHash('sha256').update(question).digest('base64url').slice(0, 16)
}

const tokenOf = (cursor: string, question: string): string =>
  Buffer.from(`${question}:${cursor}`).toString('base64url')

function cursorOf(token: string, question: string): string {
  const [asked, cursor = ''] = Buffer.from(token, 'base64url').toString('utf8').split(':')
  if (asked !== question || !/^-?\d{1,18}\.\d{1,18}$/.test(cursor)) {
    throw refuse('InvalidNextTokenException', 'The specified next token is not valid.')
  }
  return cursor
}

const refuse = (code: string, message: string): AwsError => new AwsError(code, 400, message)

export const lookupEventsOperation: Operation = operation<
  LookupEventsRequest,
  LookupEventsResponse
>({
  service: 'cloudtrail',
  schema: LookupEvents$,
  authorize: () => [{ action: 'cloudtrail:LookupEvents', resource: '*' }],
  handle: lookupEvents,
  differs: [
    'Events are there at once, not after some minutes, and two requests a second are no limit.',
    'A session’s `creationDate` is the time of the call, `tlsDetails` are what a call to AWS would ' +
      'show, and `Resources` are those that the request names directly.',
    'There are no Insights events, and calls that were never recognised (an unknown access key, an ' +
      'operation that the sandbox does not answer) leave none.',
  ],
})
