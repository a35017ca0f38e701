import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../../app/api/trpc.ts'
import { useMe } from '../../../app/me.ts'
import type { CatalogueSearch } from '../search.ts'
import { useFilterOptions } from '../use-filter-options.ts'

/**
 * Team and account of the catalogue: those in the address, else the person's own first team and the
 * first account. Whoever may see every team starts with a team, too: a catalogue is read for one.
 */
export function useWhere(search: CatalogueSearch) {
  const me = useMe()
  const { teams, accounts } = useFilterOptions()
  const accountsQuery = useQuery(trpc.access.accounts.queryOptions())
  const teamsQuery = useQuery(trpc.access.teams.queryOptions())
  const known = (id: string | undefined, all: readonly { readonly value: string }[]) =>
    all.some(({ value }) => value === id) ? id : undefined
  return {
    teams,
    accounts,
    isPending: accountsQuery.isPending || teamsQuery.isPending,
    error: accountsQuery.error ?? teamsQuery.error,
    teamId: known(search.team, teams) ?? known(me.teams[0]?.id, teams) ?? teams[0]?.value,
    accountId: known(search.account, accounts) ?? accounts[0]?.value,
  }
}
