import type { guardrailChoice } from '@gatehouse/contract/access-accounts'
import type { z } from 'zod'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { accountAccess } from './account-access.ts'
import { eachBounded } from './bounded.ts'

const regionsAtOnce = 4

/** The guardrails with a published version, in every connected Region of the account. */
export async function guardrailChoices(
  ports: Pick<AccessPorts, 'store' | 'directory'>,
  input: { readonly accountId: string },
): Promise<Result<readonly z.output<typeof guardrailChoice>[]>> {
  const account = await ports.store.account(input.accountId)
  if (account === null) return fail({ code: 'access.not_found' })
  const { accountId } = account
  const listed = await eachBounded(account.regions, regionsAtOnce, async (region) => {
    const guardrails = await ports.directory.guardrails(accountAccess(account), region)
    if (!guardrails.ok) return guardrails
    return ok(
      guardrails.value.value
        .filter(({ versions }) => versions.length > 0)
        .map(({ guardrailId, name, versions }) => ({
          accountId,
          region,
          guardrailId,
          name,
          versions: [...versions],
        })),
    )
  })
  return listed.ok ? ok(listed.value.flat()) : listed
}
