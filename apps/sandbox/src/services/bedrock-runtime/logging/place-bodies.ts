import type { InvocationLogging, LogBucket } from '../../../world/bedrock-state.ts'
import type { LoggedBody, LoggedInvocation, Modality } from '../logged-invocation.ts'
import type { PlacedBodies, PlacedBody } from './invocation-record.ts'
import { bodyKey, logFolder } from './log-keys.ts'

/** Above this, in bytes of the serialised body, a record names an object instead. */
export const MOST_INLINE_BYTES = 100 * 1024

type Side = 'input' | 'output'

/** A body that has to lie in an object of its own. */
export interface OffloadedBody {
  readonly bucketName: string
  readonly key: string
  /** The same object for every destination, so that it is packed once. */
  readonly body: DeliverableBody
}

/** Bodies as they are delivered: serialised once, whatever the number of destinations. */
export interface DeliverableBodies {
  readonly input?: DeliverableBody
  readonly output?: DeliverableBody
}

export interface DeliverableBody {
  readonly content: string | Uint8Array
  readonly isInline: boolean
  /** As it lies in its object, where somebody packed it already; `content` is then left out. */
  readonly packed?: Uint8Array
}

const SWITCH = {
  text: 'textDataDeliveryEnabled',
  image: 'imageDataDeliveryEnabled',
  embedding: 'embeddingDataDeliveryEnabled',
  video: 'videoDataDeliveryEnabled',
  audio: 'audioDataDeliveryEnabled',
} as const satisfies Record<Modality, keyof InvocationLogging>

/** A body tells all of its modalities at once, so each of them has to be turned on. */
export function deliverableBodies(
  invocation: LoggedInvocation,
  logging: InvocationLogging,
): DeliverableBodies {
  if (!invocation.modalities.every((modality) => logging[SWITCH[modality]] === true)) return {}
  const input = deliverable(invocation.input)
  return invocation.output === undefined
    ? { input }
    : { input, output: deliverable(invocation.output) }
}

export function isInline({ input, output }: DeliverableBodies): boolean {
  return input?.isInline !== false && output?.isInline !== false
}

function deliverable(body: LoggedBody): DeliverableBody {
  if (body.kind === 'binary') return { content: body.bytes, isInline: false }
  const content = JSON.stringify(body.value) ?? 'null'
  return { content, isInline: fits(content) }
}

function fits(text: string): boolean {
  // A UTF-16 unit is at most three bytes of UTF-8, so most texts need no counting.
  if (text.length * 3 <= MOST_INLINE_BYTES) return true
  return text.length <= MOST_INLINE_BYTES && Buffer.byteLength(text) <= MOST_INLINE_BYTES
}

/**
 * Where one destination tells the bodies, and the objects that it needs for that. Without a bucket
 * for large data a body that is too large is left out.
 */
export function placeBodies(
  invocation: LoggedInvocation,
  bodies: DeliverableBodies,
  largeData: LogBucket | undefined,
): { readonly placed: PlacedBodies; readonly offloaded: readonly OffloadedBody[] } {
  const offloaded: OffloadedBody[] = []
  const place = (side: Side): PlacedBody | undefined => {
    const body = bodies[side]
    if (body === undefined) return undefined
    if (body.isInline) return { kind: 'inline', json: String(body.content) }
    if (largeData === undefined) return undefined
    const folder = logFolder(largeData, invocation.accountId, invocation.region)
    const key = bodyKey(folder, invocation, side)
    offloaded.push({ bucketName: largeData.bucketName, key, body })
    return { kind: 'stored', path: `s3://${largeData.bucketName}/${key}` }
  }
  return { placed: { input: place('input'), output: place('output') }, offloaded }
}
