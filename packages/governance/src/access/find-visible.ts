import type { PersonActor } from '../kernel/actor.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { maySeeTeam, seesAllTeams } from './policy.ts'
import type { GrantRecord, RequestRecord } from './records.ts'
import type { AccessReads, TeamScope } from './store-ports.ts'

/**
 * The one place that masks existence: what a person may not see answers exactly like what is not
 * there.
 */
export function visible<Thing extends { readonly team: { readonly id: string } }>(
  reader: PersonActor,
  thing: Thing | null,
): Result<Thing> {
  if (thing === null || !maySeeTeam(reader, thing.team.id)) {
    return fail({ code: 'access.not_found' })
  }
  return ok(thing)
}

export async function findRequest(
  store: Pick<AccessReads, 'request'>,
  reader: PersonActor,
  requestId: string,
): Promise<Result<RequestRecord>> {
  return visible(reader, await store.request(requestId))
}

export async function findGrant(
  store: Pick<AccessReads, 'grant'>,
  reader: PersonActor,
  grantId: string,
): Promise<Result<GrantRecord>> {
  return visible(reader, await store.grant(grantId))
}

/** What a list may hold for this reader. */
export function scopeOf(reader: PersonActor): TeamScope {
  return seesAllTeams(reader) ? 'all' : reader.teamIds
}
