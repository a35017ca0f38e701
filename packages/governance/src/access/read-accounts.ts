import type { Account, GuardrailAssignment, Principal } from '@gatehouse/contract/access-accounts'
import type { TeamRef } from '@gatehouse/contract/identity'
import { lookupText } from '@gatehouse/contract/text'
import type { PersonActor } from '../kernel/actor.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { scopeOf } from './find-visible.ts'
import { maySeeTeam } from './policy.ts'
import { presentAccount, presentPrincipal } from './present-account.ts'

interface InAccount {
  readonly accountId?: string | undefined
  readonly teamId?: string | undefined
}

/** Accounts are common ground: whoever may ask for a model may know where. */
export async function readAccounts(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
): Promise<Result<readonly Account[]>> {
  const accounts = await store.accounts()
  return ok(accounts.map((account) => presentAccount(reader, account)))
}

export async function readPrincipals(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
  input: InAccount,
): Promise<Result<readonly Principal[]>> {
  if (!isAskable(input)) return ok([])
  const principals = await store.principals(definedOf(input))
  return ok(principals.filter(({ team }) => maySeeTeam(reader, team.id)).map(presentPrincipal))
}

export async function readGuardrails(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
  input: InAccount,
): Promise<Result<readonly GuardrailAssignment[]>> {
  if (!isAskable(input)) return ok([])
  const guardrails = await store.guardrails(definedOf(input))
  return ok(guardrails.filter(({ teamId }) => maySeeTeam(reader, teamId)))
}

export async function readTeams(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
): Promise<Result<readonly TeamRef[]>> {
  return ok(await store.teams(scopeOf(reader)))
}

/** An id with a character that no database can hold is nobody's id. */
function isAskable({ accountId = '', teamId = '' }: InAccount): boolean {
  return lookupText(64).safeParse(accountId).success && lookupText(64).safeParse(teamId).success
}

function definedOf({ accountId, teamId }: InAccount) {
  return {
    ...(accountId === undefined ? {} : { accountId }),
    ...(teamId === undefined ? {} : { teamId }),
  }
}
