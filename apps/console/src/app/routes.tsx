import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { z } from 'zod'
import {
  accountsSearch,
  catalogueSearch,
  grantsSearch,
  newRequestSearch,
  requestsSearch,
} from '../features/access/search.ts'
import { auditSearch } from '../features/audit/search.ts'
import { failureOf } from './api/failure.ts'
import { queryClient } from './api/trpc.ts'
import { meQuery } from './me.ts'
import { asPage } from './router/as-page.ts'
import { safeReturnTo } from './router/return-to.ts'
import { parseSearch, stringifySearch } from './router/search.ts'
import { Shell } from './shell/Shell.tsx'
import { BootFailure } from './states/BootFailure.tsx'
import { PageFailure } from './states/PageFailure.tsx'
import { PageLoading } from './states/PageLoading.tsx'

/*
 * The route table. A page is a row here (path, search, component), an entry in pages.ts (who may
 * open it, where it stands), and a title and a help text in the catalogues.
 */

const root = createRootRoute({ component: Outlet, errorComponent: BootFailure })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({
    returnTo: z.string().optional().catch(undefined).transform(safeReturnTo),
    error: z.string().max(80).optional().catch(undefined),
    ended: z.string().max(5).optional().catch(undefined),
  }),
  component: lazyRouteComponent(
    () => import('../features/identity/pages/SignInPage.tsx'),
    'SignInPage',
  ),
})

/** Everything behind the sign-in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery)
    } catch (thrown) {
      if (failureOf(thrown).code !== 'identity.signed_out') throw thrown
      throw redirect({ to: '/sign-in', search: { returnTo: location.href }, replace: true })
    }
  },
  component: Shell,
  errorComponent: BootFailure,
})

const home = createRoute({
  ...asPage('home'),
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/pages/HomePage.tsx'), 'HomePage'),
})

const requests = createRoute({
  ...asPage('requests'),
  getParentRoute: () => shell,
  path: '/access/requests',
  validateSearch: requestsSearch,
  component: lazyRouteComponent(
    () => import('../features/access/pages/RequestsPage.tsx'),
    'RequestsPage',
  ),
})

const newRequest = createRoute({
  ...asPage('newRequest'),
  getParentRoute: () => shell,
  path: '/access/requests/new',
  validateSearch: newRequestSearch,
  component: lazyRouteComponent(
    () => import('../features/access/pages/NewRequestPage.tsx'),
    'NewRequestPage',
  ),
})

const request = createRoute({
  ...asPage('request'),
  getParentRoute: () => shell,
  path: '/access/requests/$requestId',
  component: lazyRouteComponent(
    () => import('../features/access/pages/RequestPage.tsx'),
    'RequestPage',
  ),
})

const grant = createRoute({
  ...asPage('grant'),
  getParentRoute: () => shell,
  path: '/access/grants/$grantId',
  component: lazyRouteComponent(
    () => import('../features/access/pages/GrantPage.tsx'),
    'GrantPage',
  ),
})

const connectAccount = createRoute({
  ...asPage('connectAccount'),
  getParentRoute: () => shell,
  path: '/access/accounts/connect',
  component: lazyRouteComponent(
    () => import('../features/access/pages/ConnectAccountPage.tsx'),
    'ConnectAccountPage',
  ),
})

const catalogue = createRoute({
  ...asPage('catalogue'),
  getParentRoute: () => shell,
  path: '/access/catalogue',
  validateSearch: catalogueSearch,
  component: lazyRouteComponent(
    () => import('../features/access/pages/CataloguePage.tsx'),
    'CataloguePage',
  ),
})

const grants = createRoute({
  ...asPage('grants'),
  getParentRoute: () => shell,
  path: '/access/grants',
  validateSearch: grantsSearch,
  component: lazyRouteComponent(
    () => import('../features/access/pages/GrantsPage.tsx'),
    'GrantsPage',
  ),
})

const accounts = createRoute({
  ...asPage('accounts'),
  getParentRoute: () => shell,
  path: '/access/accounts',
  validateSearch: accountsSearch,
  component: lazyRouteComponent(
    () => import('../features/access/pages/AccountsPage.tsx'),
    'AccountsPage',
  ),
})

const account = createRoute({
  ...asPage('account'),
  getParentRoute: () => shell,
  path: '/access/accounts/$accountId',
  component: lazyRouteComponent(
    () => import('../features/access/pages/AccountPage.tsx'),
    'AccountPage',
  ),
})

const audit = createRoute({
  ...asPage('audit'),
  getParentRoute: () => shell,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../features/audit/pages/AuditPage.tsx'), 'AuditPage'),
})

const notFound = createRoute({
  getParentRoute: () => shell,
  path: '$',
  component: lazyRouteComponent(() => import('./states/NotFound.tsx'), 'NotFound'),
})

const routeTree = root.addChildren([
  signIn,
  shell.addChildren([
    home,
    grants,
    grant,
    requests,
    newRequest,
    request,
    catalogue,
    accounts,
    connectAccount,
    account,
    audit,
    notFound,
  ]),
])

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingMinMs: 200,
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: PageFailure,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
