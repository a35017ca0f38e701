import type { discoveredAccount } from '@gatehouse/contract/access-accounts'
import type { z } from 'zod'
import { ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'

/** The accounts of the organization, connected or not: what the connect form offers. */
export async function discoverAccounts(
  ports: Pick<AccessPorts, 'store' | 'directory'>,
): Promise<Result<readonly z.output<typeof discoveredAccount>[]>> {
  const listed = await ports.directory.list()
  if (!listed.ok) return listed
  const connected = new Set((await ports.store.accounts()).map(({ accountId }) => accountId))
  return ok(
    listed.value.value.map(({ accountId, name }) => ({
      accountId,
      name,
      isConnected: connected.has(accountId),
    })),
  )
}
