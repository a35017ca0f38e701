import type { catalogueReading, refreshCatalogueInput } from '@gatehouse/contract/access-catalogue'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { presentReading } from './present-reading.ts'

/** Has every connected Region of the account read again; the readings arrive one by one. */
export function refreshCatalogue(
  ports: Pick<AccessPorts, 'once'>,
  { actor, correlationId }: Deed,
  input: z.infer<typeof refreshCatalogueInput>,
): Promise<Result<{ readonly readings: z.output<typeof catalogueReading>[] }>> {
  const ask = {
    personId: actor.personId,
    procedure: 'access.refreshCatalogue',
    key: input.idempotencyKey,
    input,
  }
  return ports.once.inTransaction(ask, async (store) => {
    const account = await store.account(input.accountId)
    if (account === null) return fail({ code: 'access.not_found' })
    const { accountId, regions } = account
    const committed = await store.commit({
      actor,
      correlationId,
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
      events: regions.map((region) => ({
        type: 'access.catalogue_requested',
        accountId,
        region,
      })),
    })
    if (!committed.ok) return committed
    const now = await store.now()
    const readings = await store.readings(accountId)
    return ok({ readings: readings.map((reading) => presentReading(reading, now)) })
  })
}
