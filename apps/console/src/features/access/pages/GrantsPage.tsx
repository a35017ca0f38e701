import { useMay, useMe } from '../../../app/me.ts'
import { GrantList } from '../grants/GrantList.tsx'
import { MyAccess } from '../grants/MyAccess.tsx'
import { grantsSearch } from '../search.ts'
import { usePageSearch } from '../use-page-search.ts'

/** What is held: for members of a team as their own access, for the others as the list of all. */
export function GrantsPage() {
  const me = useMe()
  const mayRevoke = useMay('access.grant.revoke')
  const [search] = usePageSearch(grantsSearch)
  const fits = me.teams.length > 0 && !mayRevoke ? 'mine' : 'all'
  const view = search.view ?? fits
  return view === 'mine' && me.teams.length > 0 ? <MyAccess /> : <GrantList />
}
