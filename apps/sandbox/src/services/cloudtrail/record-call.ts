import { randomUUID } from 'node:crypto'
import type { AwsError, Call, Service } from '../../operation.ts'
import type { TrailRecord } from '../../world/stores/trail-store.ts'
import { eventParameters, eventResources } from './event-parameters.ts'
import {
  EVENT_SOURCES,
  eventNameOf,
  isManagementEvent,
  isModelCall,
  isReadOnly,
} from './management-events.ts'

/** A call that was answered or refused. */
export interface EndedCall {
  readonly service: Service
  readonly name: string
  readonly call: Call
  readonly input: unknown
  /** False where it was refused before its handler ran. */
  readonly isHandled: boolean
  readonly output?: unknown
  readonly error?: AwsError
}

/** What the sandbox does not answer is no event of AWS. */
const NOT_OURS = new Set(['NotImplemented', 'NotImplementedException'])
const DENIED = 'AccessDeniedException'

/** Tells CloudTrail of a management event, after the answer and without waiting. */
export function recordCall(ended: EndedCall): void {
  const { service, name, call, error } = ended
  if (!isManagementEvent(service, name)) return
  if (error !== undefined && NOT_OURS.has(error.code)) return
  // Other calls to models are recorded where they are answered.
  if (isModelCall(service, name) && ended.isHandled && error?.code !== DENIED) return
  const record = trailRecordOf(ended)
  call.world.stores.noteCall(record)
  const other = assumedAccount(ended)
  // Both accounts see that somebody crossed from one into the other.
  if (other !== undefined && other !== record.accountId) {
    call.world.stores.noteCall({ ...record, accountId: other, eventId: randomUUID() })
  }
}

function trailRecordOf({ service, name, call, input, output, error }: EndedCall): TrailRecord {
  const { caller, region, requestId, now, headers } = call
  const isRead = isReadOnly(name)
  const requestParameters = eventParameters(service, input)
  const isTold = error === undefined && (!isRead || name.startsWith('AssumeRole'))
  const resources = eventResources(requestParameters)
  return {
    accountId: caller.accountId,
    region,
    eventId: randomUUID(),
    requestId,
    atMs: now.getTime(),
    eventSource: EVENT_SOURCES[service],
    eventName: eventNameOf(service, name),
    isReadOnly: isRead,
    callerArn: caller.arn,
    accessKeyId: caller.accessKeyId,
    sourceIpAddress: '127.0.0.1',
    requestParameters,
    responseElements: isTold ? eventParameters(service, output) : null,
    ...(headers['user-agent'] === undefined ? {} : { userAgent: headers['user-agent'] }),
    ...(error === undefined
      ? {}
      : { errorCode: toldCode(service, error), errorMessage: error.message }),
    ...(resources.length === 0 ? {} : { resources }),
  }
}

/** CloudTrail shortens the refusal of every service, and calls IAM's errors by their class. */
function toldCode(service: Service, { code }: AwsError): string {
  if (code === DENIED) return 'AccessDenied'
  const isClass = code === 'AccessDenied' || /(Error|Exception|Failure)$/.test(code)
  return service === 'iam' && !isClass ? `${code}Exception` : code
}

function assumedAccount({ service, name, input }: EndedCall): string | undefined {
  if (service !== 'sts' || !name.startsWith('AssumeRole')) return undefined
  const roleArn = typeof input === 'object' && input !== null && 'RoleArn' in input && input.RoleArn
  return typeof roleArn === 'string' ? roleArn.split(':')[4] || undefined : undefined
}
