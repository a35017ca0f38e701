import { accessRouter } from './routers/access.ts'
import { auditRouter } from './routers/audit.ts'
import { identityRouter } from './routers/identity.ts'
import { joinSlices } from './trpc/procedure.ts'

export const appRouter = joinSlices({
  access: accessRouter,
  audit: auditRouter,
  identity: identityRouter,
})

/** All that the console may see of the server. */
export type AppRouter = typeof appRouter
