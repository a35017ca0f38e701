import type { catalogueReading } from '@gatehouse/contract/access-catalogue'
import type { z } from 'zod'
import type { ReadingRecord } from './records.ts'

type CatalogueReading = z.output<typeof catalogueReading>

/** AWS adds and retires models within days; a reading older than this is shown as such. */
const staleAfterMs = 24 * 60 * 60 * 1000
/** A reading that takes longer has lost its worker; the last result is shown instead. */
const lostAfterMs = 10 * 60 * 1000

/** How far a reading can be trusted at this moment. */
export function presentReading(reading: ReadingRecord, now: Date): CatalogueReading {
  const { accountId, region, readAt, failure, awsRequestId } = reading
  return {
    accountId,
    region,
    state: stateOf(reading, now),
    readAt: readAt?.toISOString() ?? null,
    failure,
    awsRequestId,
  }
}

function stateOf(
  { readAt, startedAt, failure }: ReadingRecord,
  now: Date,
): CatalogueReading['state'] {
  if (failure !== null) return 'failed'
  const isAwaited = startedAt !== null && (readAt === null || startedAt > readAt)
  if (isAwaited && now.getTime() - startedAt.getTime() < lostAfterMs) return 'reading'
  if (readAt === null) return 'never'
  return now.getTime() - readAt.getTime() < staleAfterMs ? 'current' : 'stale'
}
