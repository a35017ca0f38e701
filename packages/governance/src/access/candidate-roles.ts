import type { candidateRole } from '@gatehouse/contract/access-accounts'
import type { z } from 'zod'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { accountAccess } from './account-access.ts'

/** The roles of an account that can be connected to a team, as IAM lists them now. */
export async function candidateRoles(
  ports: Pick<AccessPorts, 'store' | 'directory'>,
  input: { readonly accountId: string },
): Promise<Result<readonly z.output<typeof candidateRole>[]>> {
  const account = await ports.store.account(input.accountId)
  if (account === null) return fail({ code: 'access.not_found' })
  const roles = await ports.directory.roles(accountAccess(account))
  if (!roles.ok) return roles
  const principals = await ports.store.principals({ accountId: account.accountId })
  const connected = new Set(principals.map(({ roleArn }) => roleArn))
  return ok(
    roles.value.value.map(({ roleArn, path }) => ({
      roleArn,
      path,
      isConnected: connected.has(roleArn),
    })),
  )
}
