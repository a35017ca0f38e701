import type { InvocationLogging, LogBucket } from '../../../world/bedrock-state.ts'
import type { LoggedBody, LoggedInvocation } from '../logged-invocation.ts'
import { invocationRecord } from './invocation-record.ts'
import {
  type DeliverableBodies,
  deliverableBodies,
  isInline,
  type OffloadedBody,
  placeBodies,
} from './place-bodies.ts'

/** What the log's destinations ask of a call besides its record. */
type CallFacts = Pick<LoggedInvocation, 'requestId' | 'atMs' | 'latencyMs'>

/**
 * A call on its way into the log of its account and Region: its record where no body needs an
 * object, which every destination gets alike; otherwise all that each destination's own is made of.
 * What was said in most calls is thus held as text only.
 */
export type Loggable = CallFacts &
  (
    | {
        readonly isWhole: true
        readonly record: string
        /** In UTF-8, where that is known. */
        readonly recordBytes?: number
      }
    | {
        readonly isWhole: false
        readonly invocation: LoggedInvocation
        readonly bodies: DeliverableBodies
      }
  )

export function loggableOf(invocation: LoggedInvocation, logging: InvocationLogging): Loggable {
  const { requestId, atMs, latencyMs } = invocation
  const bodies = deliverableBodies(invocation, logging)
  if (!isInline(bodies)) {
    const rest = withoutWords(invocation)
    return { requestId, atMs, latencyMs, isWhole: false, invocation: rest, bodies }
  }
  const { placed } = placeBodies(invocation, bodies, undefined)
  const record = invocationRecord(invocation, placed)
  return { requestId, atMs, latencyMs, isWhole: true, record }
}

/** The bodies are text already; a record asks no more of these than their kind. */
function withoutWords(invocation: LoggedInvocation): LoggedInvocation {
  const { input, output } = invocation
  return {
    ...invocation,
    input: emptied(input),
    ...(output === undefined ? {} : { output: emptied(output) }),
  }
}

const NO_BYTES = new Uint8Array()

const emptied = (body: LoggedBody): LoggedBody =>
  body.kind === 'json' ? { kind: 'json', value: null } : { ...body, bytes: NO_BYTES }

const NOTHING: readonly OffloadedBody[] = []

/** What a destination keeps of the call, and the objects that this needs in its bucket. */
export function recordFor(
  loggable: Loggable,
  largeData: LogBucket | undefined,
): { readonly record: string; readonly offloaded: readonly OffloadedBody[] } {
  if (loggable.isWhole) return { record: loggable.record, offloaded: NOTHING }
  const { invocation, bodies } = loggable
  const { placed, offloaded } = placeBodies(invocation, bodies, largeData)
  return { record: invocationRecord(invocation, placed), offloaded }
}
