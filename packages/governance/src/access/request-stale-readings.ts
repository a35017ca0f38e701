import { gatehouse } from '../kernel/actor.ts'
import type { AccessPorts } from './access-ports.ts'
import { presentReading } from './present-reading.ts'
import type { ReadingRecord } from './records.ts'

/** Sweep: has old readings of connected accounts taken again; what is under way is left alone. */
export async function requestStaleReadings(
  { store, ids }: Pick<AccessPorts, 'store' | 'ids'>,
  freshMinutes: number,
): Promise<void> {
  const now = await store.now()
  const oldest = now.getTime() - freshMinutes * 60_000
  const isDue = (reading: ReadingRecord) =>
    presentReading(reading, now).state !== 'reading' &&
    (reading.readAt === null || reading.readAt.getTime() < oldest) &&
    // One that failed is not asked for again at once either.
    (reading.startedAt === null || reading.startedAt.getTime() < oldest)
  for (const { accountId, state } of await store.accounts()) {
    if (state !== 'connected') continue
    const regions = (await store.readings(accountId)).filter(isDue).map(({ region }) => region)
    if (regions.length === 0) continue
    await store.commit({
      actor: gatehouse,
      correlationId: ids.next(),
      change: { kind: 'catalogue-requested', accountId, regions },
      audit: [
        {
          action: 'access.catalogue.refreshed',
          subjectType: 'account',
          subjectId: accountId,
          accountId,
          after: { regions },
        },
      ],
      events: regions.map((region) => ({ type: 'access.catalogue_requested', accountId, region })),
    })
  }
}
