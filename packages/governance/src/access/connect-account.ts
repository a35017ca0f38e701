import type { Account, connectAccountInput } from '@gatehouse/contract/access-accounts'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { askOf } from '../kernel/once.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { presentAccount } from './present-account.ts'

const externalIdBytes = 16

/**
 * An account becomes known, with an external id that Gatehouse chooses: 128 random bits, never
 * input, so that nobody can make it speak to a role that trusts somebody else's.
 * AWS: IAM user guide, "The confused deputy problem" (read 2026-11).
 */
export function connectAccount(
  ports: Pick<AccessPorts, 'once' | 'randomness'>,
  deed: Deed,
  input: z.infer<typeof connectAccountInput>,
): Promise<Result<Account>> {
  const { actor, correlationId } = deed
  return ports.once.inTransaction(askOf(deed, 'access.connectAccount', input), async (store) => {
    const { idempotencyKey: _, ...asked } = input
    const { accountId } = asked
    const misplaced = misplacedRole(asked)
    if (misplaced !== null) {
      const fields = { [misplaced]: 'This role belongs to another account.' }
      return fail({ code: 'request.malformed', fields })
    }
    const regions = [...new Set(asked.regions)]
    const externalId = ports.randomness.hex(externalIdBytes)
    const committed = await store.commit({
      actor,
      correlationId,
      change: { kind: 'account-connected', account: { ...asked, regions, externalId } },
      audit: [
        {
          action: 'access.account.connected',
          subjectType: 'account',
          subjectId: accountId,
          accountId,
          after: { ...asked, regions },
        },
      ],
      events: [{ type: 'live', event: { type: 'account.changed', id: accountId, teamId: null } }],
    })
    if (!committed.ok) return committed
    const account = await store.account(accountId)
    return account === null
      ? fail({ code: 'access.not_found' })
      : ok(presentAccount(actor, account))
  })
}

function misplacedRole(asked: {
  readonly accountId: string
  readonly readRoleArn: string
  readonly applyRoleArn: string
}): 'readRoleArn' | 'applyRoleArn' | null {
  const isOf = (arn: string) => arn.startsWith(`arn:aws:iam::${asked.accountId}:role/`)
  if (!isOf(asked.readRoleArn)) return 'readRoleArn'
  return isOf(asked.applyRoleArn) ? null : 'applyRoleArn'
}
