import { grantListInput, type NeedsYou, requestListInput } from '@gatehouse/contract/access'
import { permissionsOf } from '@gatehouse/contract/permissions'
import type { PersonActor } from '../kernel/actor.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { scopeOf } from './find-visible.ts'
import { endingWithinDays } from './needs-window.ts'
import { presentGrant, surroundingsOf } from './present-grant.ts'
import { presentRequest } from './present-request.ts'
import type { AccessReads } from './store-ports.ts'

type Item = NeedsYou['items'][number]
type Store = AccessReads

const mostOfAKind = 20

/** The home page: what waits for this person, the most urgent first. */
export async function needsYou(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
): Promise<Result<NeedsYou>> {
  const may = permissionsOf(reader.roles)
  const isDecider = may.has('access.request.decide')
  const [counts, ...groups] = await Promise.all([
    store.counts(scopeOf(reader), reader.personId),
    may.has('access.grant.revoke') ? failedGrants(store, reader) : none,
    may.has('access.account.connect') ? troubledAccounts(store, 'unreachable') : none,
    isDecider ? requestsToDecide(store, reader) : none,
    may.has('access.account.connect') ? troubledAccounts(store, 'unverified') : none,
    may.has('access.request.submit') ? endingGrants(store, reader) : none,
    ownRequests(store, reader),
  ])
  return ok({
    items: groups.flat(),
    counts: { ...counts, requestsToDecide: isDecider ? counts.requestsToDecide : 0 },
  })
}

const none: Promise<readonly Item[]> = Promise.resolve([])

/** Oldest first: whoever has waited longest. */
async function requestsToDecide(store: Store, reader: PersonActor): Promise<readonly Item[]> {
  const input = requestListInput.parse({ state: ['pending'], order: 'oldest', limit: mostOfAKind })
  const page = await store.requests(scopeOf(reader), reader.personId, input)
  const requests = page.ok ? page.value.rows : []
  return requests
    .map((request) => presentRequest(reader, request))
    .filter(({ mayNotDecide }) => mayNotDecide === null)
    .map((request) => ({ kind: 'request-to-decide', request }))
}

async function ownRequests(store: Store, reader: PersonActor): Promise<readonly Item[]> {
  const input = requestListInput.parse({ state: ['pending'], isMine: true, limit: mostOfAKind })
  const page = await store.requests(scopeOf(reader), reader.personId, input)
  const requests = page.ok ? page.value.rows : []
  return requests.map((request) => ({
    kind: 'own-request-pending',
    request: presentRequest(reader, request),
  }))
}

async function failedGrants(store: Store, reader: PersonActor): Promise<readonly Item[]> {
  // A removal that failed keeps its state and carries the failure: worse than access not given.
  const input = { state: ['revoking', 'expiring', 'failed'], limit: mostOfAKind }
  const grants = await grantsOf(store, reader, input)
  return grants
    .filter(({ failure }) => failure !== null)
    .map((grant) => ({ kind: 'apply-failed', grant }))
}

async function endingGrants(store: Store, reader: PersonActor): Promise<readonly Item[]> {
  const input = { state: ['effective'], endsWithinDays: endingWithinDays, limit: mostOfAKind }
  const grants = await grantsOf(store, reader, input)
  const own = grants.filter(({ team }) => reader.teamIds.includes(team.id))
  return own.map((grant) => ({ kind: 'grant-ending', grant }))
}

async function grantsOf(store: Store, reader: PersonActor, input: object) {
  const page = await store.grants(scopeOf(reader), grantListInput.parse(input))
  const grants = page.ok ? page.value.rows : []
  const around = await surroundingsOf(store, grants)
  return grants.map((grant) => presentGrant(reader, grant, around))
}

async function troubledAccounts(
  store: Store,
  state: 'unreachable' | 'unverified',
): Promise<readonly Item[]> {
  const accounts = (await store.accounts()).filter((account) => account.state === state)
  return accounts.map(({ accountId, name, failure }) =>
    state === 'unreachable'
      ? { kind: 'account-unreachable', accountId, name, failure: failure ?? '' }
      : { kind: 'account-unverified', accountId, name },
  )
}
