import type {
  Catalogue,
  CatalogueEntry,
  catalogueInput,
} from '@gatehouse/contract/access-catalogue'
import { sameTarget } from '@gatehouse/contract/access-catalogue'
import type { z } from 'zod'
import type { PersonActor } from '../kernel/actor.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { entryOf, type TeamFacts, targetsIn } from './catalogue-entries.ts'
import { isGranted } from './model.ts'
import { maySeeTeam } from './policy.ts'
import { presentReading } from './present-reading.ts'
import type { ReadingRecord } from './records.ts'

/** The models of an account as one team meets them: held, asked for, to be asked for, or blocked. */
export async function browseCatalogue(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
  input: z.infer<typeof catalogueInput>,
): Promise<Result<Catalogue>> {
  const { accountId, teamId, region } = input
  if (!maySeeTeam(reader, teamId)) return fail({ code: 'access.not_found' })
  const where = { teamId, accountId }
  const [account, principals, open, pending, stored, now] = await Promise.all([
    store.account(accountId),
    store.principals(where),
    store.openGrants(where),
    store.pendingRequests(where),
    store.readings(accountId),
    store.now(),
  ])
  if (account === null) return fail({ code: 'access.not_found' })
  const readings = stored.filter((each) => region === undefined || each.region === region)
  const granted = open.filter(({ state }) => isGranted(state))
  const isIn = ({ regions }: { readonly regions: readonly string[] }) =>
    region === undefined || regions.includes(region)
  const facts: TeamFacts = {
    accountId,
    now,
    hasPrincipal: principals.length > 0,
    hasUseCaseForm: account.hasUseCaseForm,
    holds: (target) => granted.some((grant) => isIn(grant) && sameTarget(grant.target, target)),
    hasAskedFor: (target) =>
      pending.some((each) => isIn(each) && each.targets.some((one) => sameTarget(one, target))),
  }
  const read = readings.filter(
    (each): each is ReadingRecord & { readonly readAt: Date } => each.readAt !== null,
  )
  return ok({
    entries: targetsIn(read)
      .map((target): CatalogueEntry | null => entryOf(target, read, facts))
      .filter((entry) => entry !== null),
    readings: readings.map((reading) => presentReading(reading, now)),
  })
}
