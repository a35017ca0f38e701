import type { Me } from '@gatehouse/contract/identity'
import type { Permission } from '@gatehouse/contract/permissions'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { trpc } from './api/trpc.ts'

/** Who is signed in. Roles can change while the console is open, so it is read again now and then. */
export const meQuery = queryOptions({
  ...trpc.identity.me.queryOptions(),
  staleTime: 60_000,
})

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** Whether the person may do it as far as roles go; the server decides again at the deed. */
export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission)
}
