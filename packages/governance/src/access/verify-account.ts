import type { Account, verifyAccountInput } from '@gatehouse/contract/access-accounts'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { type Failure, fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { accountAccess } from './account-access.ts'
import { presentAccount } from './present-account.ts'
import type { AccountRecord } from './records.ts'
import { sayFailure } from './say-failure.ts'

type Ports = Pick<AccessPorts, 'once' | 'store' | 'directory' | 'enablement'>

/** Assumes both roles of the account now, and keeps what came back, good or bad. */
export function verifyAccount(
  ports: Ports,
  deed: Deed,
  input: z.infer<typeof verifyAccountInput>,
): Promise<Result<Account>> {
  const ask = {
    personId: deed.actor.personId,
    procedure: 'access.verifyAccount',
    key: input.idempotencyKey,
    input,
  }
  return ports.once.around(ask, async () => {
    const account = await ports.store.account(input.accountId)
    if (account === null) return fail({ code: 'access.not_found' })
    const verified = await ports.directory.verify(accountAccess(account))
    const kept = verified.ok
      ? await keepVerified(ports, deed, account, verified.value.awsRequestIds)
      : await keepUnreachable(ports, deed, account, verified.error)
    if (!kept.ok) return kept
    const now = await ports.store.account(account.accountId)
    return now === null ? fail({ code: 'access.not_found' }) : ok(presentAccount(deed.actor, now))
  })
}

async function keepVerified(
  ports: Ports,
  { actor, correlationId }: Deed,
  account: AccountRecord,
  awsRequestIds: readonly string[],
): Promise<Result<void>> {
  const { accountId } = account
  const hasUseCaseForm = await readUseCaseForm(ports, account)
  return ports.store.commit({
    actor,
    correlationId,
    change: { kind: 'account-verified', accountId, hasUseCaseForm },
    audit: [
      {
        action: 'access.account.verified',
        subjectType: 'account',
        subjectId: accountId,
        accountId,
        before: { state: account.state },
        after: { state: 'connected', hasUseCaseForm },
        awsRequestIds,
      },
    ],
    events: [changed(accountId)],
  })
}

/** null: it could not be read, which says nothing about the roles. */
async function readUseCaseForm(ports: Ports, account: AccountRecord): Promise<boolean | null> {
  const [region] = account.regions
  if (region === undefined) return null
  const form = await ports.enablement.hasUseCaseForm(accountAccess(account), region)
  return form.ok ? form.value.value : null
}

function keepUnreachable(
  ports: Ports,
  { actor, correlationId }: Deed,
  account: AccountRecord,
  error: Failure,
): Promise<Result<void>> {
  const { accountId } = account
  const failure = sayFailure(error)
  return ports.store.commit({
    actor,
    correlationId,
    change: { kind: 'account-unreachable', accountId, failure },
    audit: [
      {
        action: 'access.account.verification_failed',
        subjectType: 'account',
        subjectId: accountId,
        accountId,
        before: { state: account.state },
        after: { state: 'unreachable', failure },
        awsRequestIds: error.awsRequestId === undefined ? [] : [error.awsRequestId],
      },
    ],
    events: [changed(accountId)],
  })
}

function changed(accountId: string) {
  return {
    type: 'live',
    event: { type: 'account.changed', id: accountId, teamId: null },
  } as const
}
