import type {
  assignGuardrailsInput,
  GuardrailAssignment,
} from '@gatehouse/contract/access-accounts'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { askOf } from '../kernel/once.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { accountAccess } from './account-access.ts'
import { queueRun } from './queue-run.ts'
import type { AccountRecord, GuardrailRecord } from './records.ts'
import type { AccessStore } from './store-ports.ts'

type Ports = Pick<AccessPorts, 'once' | 'store' | 'ids' | 'directory'>
type Input = z.infer<typeof assignGuardrailsInput>

/** Pins a team to guardrail versions in an account: the whole set, one a Region; empty = none. */
export async function assignGuardrails(
  ports: Ports,
  deed: Deed,
  input: Input,
): Promise<Result<readonly GuardrailAssignment[]>> {
  const account = await ports.store.account(input.accountId)
  if (account === null) return fail({ code: 'access.not_found' })
  // Asked before the transaction, which must not stay open for as long as AWS takes.
  const named = await nameGuardrails(ports, account, input)
  if (!named.ok) return named
  return ports.once.inTransaction(askOf(deed, 'access.assignGuardrails', input), (store) =>
    assignIn(store, ports, deed, input, named.value),
  )
}

/** A wrong version would deny every call of the team, so each is looked up first. */
async function nameGuardrails(
  { directory }: Pick<Ports, 'directory'>,
  account: AccountRecord,
  { teamId, guardrails }: Input,
): Promise<Result<readonly GuardrailRecord[]>> {
  const named: GuardrailRecord[] = []
  for (const [index, { region, guardrailId, version }] of guardrails.entries()) {
    if (!account.regions.includes(region)) {
      return fail({ code: 'access.region_not_connected', detail: region })
    }
    if (named.some((other) => other.region === region)) {
      const fields = { [`guardrails.${index}.region`]: 'This Region is named twice.' }
      return fail({ code: 'request.malformed', fields })
    }
    const choices = await directory.guardrails(accountAccess(account), region)
    if (!choices.ok) return choices
    const choice = choices.value.value.find((each) => each.guardrailId === guardrailId)
    if (choice === undefined || !choice.versions.includes(version)) {
      return fail({
        code: 'access.guardrail_missing',
        detail: `${guardrailId}:${version} in ${region}`,
      })
    }
    const { accountId } = account
    named.push({ accountId, teamId, region, guardrailId, version, name: choice.name })
  }
  return ok(named)
}

async function assignIn(
  store: AccessStore,
  { ids }: Ports,
  { actor, correlationId }: Deed,
  { accountId, teamId, reason }: Input,
  guardrails: readonly GuardrailRecord[],
): Promise<Result<readonly GuardrailAssignment[]>> {
  if ((await store.team(teamId)) === null) return fail({ code: 'access.not_found' })
  const where = { teamId, accountId }
  const { run, events } = await queueRun(store, ids, where, 'guardrail')
  const held = await store.openGrants(where)
  const ignoring = held.find(({ channels }) => channels.some((channel) => channel !== 'runtime'))
  if (guardrails.length > 0 && ignoring !== undefined) {
    return fail({ code: 'access.guardrail_conflict', detail: ignoring.target.id })
  }
  const before = await store.guardrails(where)
  const isBound = (await store.principals(where)).length > 0
  const isAssigned = guardrails.length > 0
  const committed = await store.commit({
    actor,
    correlationId,
    change: {
      kind: 'guardrails-assigned',
      ...where,
      guardrails,
      run: isBound ? run : null,
    },
    audit: [
      {
        action: isAssigned ? 'access.guardrail.assigned' : 'access.guardrail.unassigned',
        subjectType: 'team-policy',
        subjectId: `${accountId}/${teamId}`,
        ...where,
        reason,
        before: before.map(pinOf),
        after: guardrails.map(pinOf),
      },
    ],
    events: [
      ...(isBound ? events : []),
      { type: 'live', event: { type: 'account.changed', id: accountId, teamId } },
    ],
  })
  return committed.ok ? ok(await store.guardrails(where)) : committed
}

function pinOf({ region, guardrailId, version }: GuardrailRecord) {
  return { region, guardrailId, version }
}
