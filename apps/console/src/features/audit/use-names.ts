import { useFilterOptions } from '../access/use-filter-options.ts'

/** Names of teams and accounts, which entries hold by id; what is gone keeps its id. */
export function useNames() {
  const { teams, accounts } = useFilterOptions()
  const labelOf = (options: typeof teams, id: string) =>
    options.find(({ value }) => value === id)?.label ?? id
  return {
    teamName: (id: string) => labelOf(teams, id),
    accountName: (id: string) => labelOf(accounts, id),
  }
}
