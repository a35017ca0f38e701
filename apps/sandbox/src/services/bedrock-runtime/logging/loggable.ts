import type { InvocationLogging, LogBucket } from '../../../world/bedrock-state.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'
import { invocationRecord } from './invocation-record.ts'
import {
  type DeliverableBodies,
  deliverableBodies,
  isInline,
  type OffloadedBody,
  placeBodies,
} from './place-bodies.ts'

/** A call on its way into the log of its account and Region. */
export interface Loggable {
  readonly invocation: LoggedInvocation
  readonly bodies: DeliverableBodies
  /** Its record, where no body needs an object: every destination gets the same. */
  readonly whole?: string
}

export function loggableOf(invocation: LoggedInvocation, logging: InvocationLogging): Loggable {
  const bodies = deliverableBodies(invocation, logging)
  if (!isInline(bodies)) return { invocation, bodies }
  const { placed } = placeBodies(invocation, bodies, undefined)
  return { invocation, bodies, whole: invocationRecord(invocation, placed) }
}

/** What a destination keeps of the call, and the objects that this needs in its bucket. */
export function recordFor(
  { invocation, bodies, whole }: Loggable,
  largeData: LogBucket | undefined,
): { readonly record: string; readonly offloaded: readonly OffloadedBody[] } {
  if (whole !== undefined) return { record: whole, offloaded: [] }
  const { placed, offloaded } = placeBodies(invocation, bodies, largeData)
  return { record: invocationRecord(invocation, placed), offloaded }
}
