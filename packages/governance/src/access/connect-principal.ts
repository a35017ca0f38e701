import type { connectPrincipalInput, Principal } from '@gatehouse/contract/access-accounts'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { askOf } from '../kernel/once.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { accountAccess } from './account-access.ts'
import { isGoverned } from './is-governed.ts'
import { presentPrincipal } from './present-account.ts'
import { queueRun } from './queue-run.ts'
import type { AccessStore } from './store-ports.ts'

type Ports = Pick<AccessPorts, 'once' | 'store' | 'ids' | 'directory'>
type Input = z.infer<typeof connectPrincipalInput>

/** A role becomes the team's in this account; whatever the team holds there is attached to it. */
export async function connectPrincipal(
  ports: Ports,
  deed: Deed,
  input: Input,
): Promise<Result<Principal>> {
  // Asked before the transaction, which must not stay open for as long as AWS takes.
  const usable = await checkRole(ports, input)
  if (!usable.ok) return usable
  return ports.once.inTransaction(askOf(deed, 'access.connectPrincipal', input), (store) =>
    connectIn(store, ports, deed, input),
  )
}

async function checkRole(
  { store, directory }: Pick<Ports, 'store' | 'directory'>,
  { accountId, roleArn }: Input,
): Promise<Result<void>> {
  const account = await store.account(accountId)
  if (account === null) return fail({ code: 'access.not_found' })
  if (!roleArn.startsWith(`arn:aws:iam::${accountId}:role/`)) {
    const fields = { roleArn: 'This role belongs to another account.' }
    return fail({ code: 'access.principal_unusable', fields })
  }
  const roles = await directory.roles(accountAccess(account))
  if (!roles.ok) return roles
  const isThere = roles.value.value.some((role) => role.roleArn === roleArn)
  return isThere ? ok(undefined) : fail({ code: 'access.principal_missing' })
}

async function connectIn(
  store: AccessStore,
  { ids }: Ports,
  { actor, correlationId }: Deed,
  { accountId, teamId, roleArn }: Input,
): Promise<Result<Principal>> {
  if ((await store.team(teamId)) === null) return fail({ code: 'access.not_found' })
  const where = { teamId, accountId }
  const governed = await isGoverned(store, where)
  if (!governed.ok) return governed
  const queued = governed.value ? await queueRun(store, ids, where, 'principal') : null
  const id = ids.next()
  const committed = await store.commit({
    actor,
    correlationId,
    change: {
      kind: 'principal-connected',
      principal: { id, ...where, roleArn, connectedById: actor.personId, canBeTested: null },
      run: queued?.run ?? null,
    },
    audit: [
      {
        action: 'access.principal.connected',
        subjectType: 'principal',
        subjectId: id,
        ...where,
        after: { roleArn },
      },
    ],
    events: [
      ...(queued?.events ?? []),
      { type: 'live', event: { type: 'account.changed', id: accountId, teamId } },
    ],
  })
  if (!committed.ok) return committed
  const principal = await store.principal(id)
  return principal === null ? fail({ code: 'access.not_found' }) : ok(presentPrincipal(principal))
}
