import type { EventPage, ReadEvents } from '@gatehouse/insights-engine/log-engine'
import type { World } from '../../world/world.ts'
import { retentionHorizonMs } from './expired-events.ts'
import {
  engineHolding,
  existingGroup,
  groupKey,
  type LogGroupRef,
  unlessGone,
} from './log-group-ref.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html */
const MOST_BYTES_OF_A_PAGE = 1_048_576
export const MOST_EVENTS_OF_A_PAGE = 10_000

/** Then a page ends although little or nothing of it matched, as pages in AWS do. */
const MOST_SCANNED = 100_000
const MOST_BYTES_SCANNED = 256 * 1024 * 1024

/** What one step may hold in memory. */
const FIRST_STEP = 50
const STEP_BYTES = 16 * 1024 * 1024
const MOST_OF_A_STEP = 10_000

export type ReadEvent = EventPage['events'][number] & {
  /** As the caller may see it. */
  readonly shown: string
}

export interface EventsRead {
  readonly events: readonly ReadEvent[]
  /** Of the last event that was looked at; undefined: there was none. */
  readonly cursor: string | undefined
  readonly hasMore: boolean
}

export interface WantedEvents extends Omit<ReadEvents, 'group' | 'limit'> {
  readonly limit: number
  readonly isUnmasked: boolean
  readonly matches?: (shown: string) => boolean
}

/** A page as AWS cuts it: so many events, a megabyte, or as much as it cares to look at. */
export async function readEvents(
  world: World,
  ref: LogGroupRef,
  wanted: WantedEvents,
): Promise<EventsRead> {
  const { limit, isUnmasked, matches, ...range } = wanted
  const horizonMs = retentionHorizonMs(existingGroup(world, ref), world.clock.now().getTime())
  const startMs = Math.max(range.startMs ?? 0, horizonMs ?? 0)
  const engine = await engineHolding(world, ref)
  const group = groupKey(ref)
  const events: ReadEvent[] = []
  let cursor = range.after
  if (engine === undefined) return { events, cursor, hasMore: false }
  let scanned = 0
  let bytesScanned = 0
  let bytes = 0
  while (scanned < MOST_SCANNED && bytesScanned < MOST_BYTES_SCANNED) {
    const step = Math.min(
      stepSize(scanned, bytesScanned),
      matches === undefined ? limit - events.length + 1 : MOST_OF_A_STEP,
    )
    const reading = engine.read({
      ...range,
      group,
      startMs,
      limit: step,
      ...(cursor === undefined ? {} : { after: cursor }),
    })
    const page = await unlessGone(engine, ref, reading)
    for (const event of page.events) {
      const shown = isUnmasked ? event.message : (event.masked ?? event.message)
      const size = Buffer.byteLength(shown)
      if (matches === undefined || matches(shown)) {
        const isFull = events.length > 0 && bytes + size > MOST_BYTES_OF_A_PAGE
        if (isFull || events.length === limit) return { events, cursor, hasMore: true }
        events.push({ ...event, shown })
        bytes += size
      }
      cursor = event.cursor
      scanned += 1
      bytesScanned += size
    }
    if (!page.hasMore) return { events, cursor, hasMore: false }
  }
  return { events, cursor, hasMore: true }
}

function stepSize(scanned: number, bytesScanned: number): number {
  if (scanned === 0) return FIRST_STEP
  const average = Math.max(1, bytesScanned / scanned)
  return Math.max(1, Math.min(MOST_OF_A_STEP, Math.floor(STEP_BYTES / average)))
}
