import {
  GetLogGroupFields$,
  type GetLogGroupFieldsRequest,
  type GetLogGroupFieldsResponse,
  GetLogRecord$,
  type GetLogRecordRequest,
  type GetLogRecordResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import { flatFieldsOf } from '@gatehouse/insights-engine/ingest/flat-fields'
import { type Call, type Operation, operation } from '../../../operation.ts'
import { retentionHorizonMs } from '../expired-events.ts'
import { refOf, refOfKey } from '../log-group-identifier.ts'
import {
  engineHolding,
  existingGroup,
  findGroup,
  groupKey,
  type LogGroupRef,
  unlessGone,
} from '../log-group-ref.ts'
import { invalidParameter } from '../logs-errors.ts'
import { onGroup } from '../on-log-group.ts'
import { requireOnGroup } from './query-groups.ts'

const QUARTER_OF_AN_HOUR_MS = 15 * 60_000
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogGroupFields.html */
const AROUND_MS = 8 * 60_000

function groupOf(input: GetLogGroupFieldsRequest, call: Call): LogGroupRef {
  const { logGroupName, logGroupIdentifier } = input
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw invalidParameter('Exactly one of logGroupName and logGroupIdentifier must be given.')
  }
  return refOf(logGroupName ?? logGroupIdentifier ?? '', call)
}

function isExpired(timestampMs: number, ref: LogGroupRef, { world, now }: Call): boolean {
  const group = findGroup(world, ref)
  const horizonMs = group && retentionHorizonMs(group, now.getTime())
  return group === undefined || timestampMs < (horizonMs ?? 0)
}

export const logRecordOperations: readonly Operation[] = [
  operation<GetLogRecordRequest, GetLogRecordResponse>({
    service: 'logs',
    schema: GetLogRecord$,
    authorize: () => [],
    handle: async ({ logRecordPointer = '', unmask }, call) => {
      const engine = await call.world.stores.logs()
      const event = await engine.event(logRecordPointer)
      const ref = event && refOfKey(event.group)
      // A pointer into another account or Region is no pointer here.
      const isHere = ref?.accountId === call.caller.accountId && ref.region === call.region
      if (event === undefined || !isHere || isExpired(event.timestampMs, ref, call)) {
        throw invalidParameter('The specified log record pointer is invalid.')
      }
      requireOnGroup('GetLogRecord', ref, call)
      if (unmask) requireOnGroup('Unmask', ref, call)
      const message = unmask ? event.message : (event.masked ?? event.message)
      return {
        logRecord: {
          ...Object.fromEntries(flatFieldsOf(message)),
          '@timestamp': String(event.timestampMs),
          '@ingestionTime': String(event.ingestionTimeMs),
          '@log': `${ref.accountId}:${ref.group}`,
          '@logStream': event.logStream,
          '@message': message,
          '@ptr': logRecordPointer,
        },
      }
    },
  }),

  operation<GetLogGroupFieldsRequest, GetLogGroupFieldsResponse>({
    service: 'logs',
    schema: GetLogGroupFields$,
    authorize: (input, call) => onGroup('GetLogGroupFields', groupOf(input, call), call),
    handle: async (input, call) => {
      const ref = groupOf(input, call)
      existingGroup(call.world, ref)
      const engine = await engineHolding(call.world, ref)
      if (engine === undefined) return { logGroupFields: [] }
      const [startMs, endMs] =
        input.time === undefined
          ? [call.now.getTime() - QUARTER_OF_AN_HOUR_MS, call.now.getTime()]
          : [input.time * 1000 - AROUND_MS, input.time * 1000 + AROUND_MS]
      const found = engine.fields(groupKey(ref), startMs, endMs)
      return { logGroupFields: await unlessGone(engine, ref, found) }
    },
    differs: ['The shares are those of up to 1,000 events, the newest of the range.'],
  }),
]
