import { me } from '@gatehouse/contract/identity'
import { ok } from '@gatehouse/governance/kernel/result'
import { z } from 'zod'
import { createSlice, query } from '../trpc/procedure.ts'

export const identityRouter = createSlice({
  me: query(
    { permission: 'identity.self', input: z.void(), output: me },
    async ({ identity, signedIn }) => ok(await identity.me(signedIn)),
  ),
})
