import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../app/api/trpc.ts'
import { useTeamName } from './team-name.ts'

export interface FilterOption {
  readonly value: string
  readonly label: string
}

/** Teams and accounts that the person may see, as values of a filter. */
export function useFilterOptions(): {
  readonly teams: readonly FilterOption[]
  readonly accounts: readonly FilterOption[]
} {
  const teamName = useTeamName()
  const teams = useQuery(trpc.access.teams.queryOptions())
  const accounts = useQuery(trpc.access.accounts.queryOptions())
  return {
    teams: (teams.data ?? []).map((team) => ({ value: team.id, label: teamName(team) })),
    accounts: (accounts.data ?? []).map(({ accountId, name }) => ({
      value: accountId,
      label: `${name} (${accountId})`,
    })),
  }
}
