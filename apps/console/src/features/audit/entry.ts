import type { AppRouter } from '@gatehouse/api/router'
import type { inferRouterOutputs } from '@trpc/server'

/** An entry as it crosses the wire. */
export type Entry = inferRouterOutputs<AppRouter>['audit']['list']['rows'][number]
