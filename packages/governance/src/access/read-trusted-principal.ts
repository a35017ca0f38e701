import type { trustedPrincipal } from '@gatehouse/contract/access-accounts'
import type { z } from 'zod'
import { ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'

export async function readTrustedPrincipal({
  directory,
}: Pick<AccessPorts, 'directory'>): Promise<Result<z.output<typeof trustedPrincipal>>> {
  const self = await directory.self()
  return self.ok ? ok({ principalArn: self.value.value }) : self
}
