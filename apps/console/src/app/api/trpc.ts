import type { AppRouter } from '@gatehouse/api/router'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { failureOf, isWorthRetrying } from './failure.ts'

const retries = 2

type Listener = () => void
const whenSignedOut = new Set<Listener>()

/** Calls back when any answer said that there is no session any more. */
export function onSignedOut(listener: Listener): () => void {
  whenSignedOut.add(listener)
  return () => whenSignedOut.delete(listener)
}

function onError(thrown: unknown): void {
  if (failureOf(thrown).code !== 'identity.signed_out') return
  for (const listener of whenSignedOut) listener()
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, thrown) => failures < retries && isWorthRetrying(failureOf(thrown).code),
    },
    // A write is repeated by the person, with the same idempotency key.
    mutations: { retry: false },
  },
})

export const client = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: '/trpc',
      maxItems: 10,
      // The server takes only what carries it: another site's form or image cannot set a header.
      headers: { 'x-gatehouse': '1' },
    }),
  ],
})

/** Query and mutation options by procedure: `useQuery(trpc.access.requests.queryOptions(input))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
