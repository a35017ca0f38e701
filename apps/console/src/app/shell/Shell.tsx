import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useLiveEvents } from '../api/live-events.ts'
import { onSignedOut, queryClient } from '../api/trpc.ts'
import { useMe } from '../me.ts'
import { PageLoading } from '../states/PageLoading.tsx'
import { AppFrame } from './AppFrame.tsx'

const NoRolePage = lazy(async () => {
  const { NoRolePage } = await import('../../features/identity/pages/NoRolePage.tsx')
  return { default: NoRolePage }
})

/** Everything behind the sign-in: the frame for whoever has a role, one page for whoever has none. */
export function Shell() {
  const router = useRouter()
  const { roles } = useMe()

  useEffect(
    () =>
      onSignedOut(() => {
        const { href, pathname } = router.state.location
        if (pathname === '/sign-in') return
        queryClient.clear()
        void router.navigate({
          to: '/sign-in',
          search: { returnTo: href, ended: 'true' },
          replace: true,
        })
      }),
    [router],
  )

  if (roles.length === 0) {
    return (
      <Suspense fallback={<PageLoading />}>
        <NoRolePage />
      </Suspense>
    )
  }
  return <LiveFrame />
}

function LiveFrame() {
  useLiveEvents()
  return <AppFrame />
}
