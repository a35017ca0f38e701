import { lazy, Suspense } from 'react'
import { useMay, useMe } from '../../../app/me.ts'
import { PageLoading } from '../../../app/states/PageLoading.tsx'
import { grantsSearch } from '../search.ts'
import { usePageSearch } from '../use-page-search.ts'

const GrantList = lazy(async () => ({
  default: (await import('../grants/GrantList.tsx')).GrantList,
}))
const MyAccess = lazy(async () => ({
  default: (await import('../grants/MyAccess.tsx')).MyAccess,
}))

/** What is held: for members of a team as their own access, for the others as the list of all. */
export function GrantsPage() {
  const me = useMe()
  const mayRevoke = useMay('access.grant.revoke')
  const [search] = usePageSearch(grantsSearch)
  const fits = me.teams.length > 0 && !mayRevoke ? 'mine' : 'all'
  const view = search.view ?? fits
  return (
    <Suspense fallback={<PageLoading />}>
      {view === 'mine' && me.teams.length > 0 ? <MyAccess /> : <GrantList />}
    </Suspense>
  )
}
