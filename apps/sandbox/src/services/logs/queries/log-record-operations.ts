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
import { refOf, refOfKey } from '../log-group-identifier.ts'
import { engineOf, existingGroup, groupKey, type LogGroupRef } from '../log-group-ref.ts'
import { invalidParameter } from '../logs-errors.ts'
import { onGroups, requireOnGroup } from './query-groups.ts'

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

export const logRecordOperations: readonly Operation[] = [
  operation<GetLogRecordRequest, GetLogRecordResponse>({
    service: 'logs',
    schema: GetLogRecord$,
    authorize: () => [],
    handle: async ({ logRecordPointer = '', unmask }, call) => {
      const engine = await call.world.stores.logs()
      const event = await engine.event(logRecordPointer)
      const ref = event && refOfKey(event.group)
      // A pointer into another account is no pointer here.
      if (event === undefined || ref?.accountId !== call.caller.accountId) {
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
    authorize: (input, call) => onGroups('GetLogGroupFields', [groupOf(input, call)]),
    handle: async (input, call) => {
      const ref = groupOf(input, call)
      existingGroup(call.world, ref)
      const engine = await engineOf(call.world, ref)
      const [startMs, endMs] =
        input.time === undefined
          ? [call.now.getTime() - QUARTER_OF_AN_HOUR_MS, call.now.getTime()]
          : [input.time * 1000 - AROUND_MS, input.time * 1000 + AROUND_MS]
      return { logGroupFields: await engine.fields(groupKey(ref), startMs, endMs) }
    },
    differs: ['The shares are those of up to 1,000 events, the newest of the range.'],
  }),
]
