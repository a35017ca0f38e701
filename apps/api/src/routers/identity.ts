import { me } from '@gatehouse/contract/identity'
import { ok } from '@gatehouse/governance/kernel/result'
import { z } from 'zod'
import { createRouter, query } from '../trpc/procedure.ts'

export const identityRouter = createRouter({
  me: query(
    { permission: 'identity.self', input: z.void(), output: me },
    async ({ identity, signedIn }) => ok(await identity.me(signedIn)),
  ),
})
