import type { Permission } from '@gatehouse/contract/permissions'

/** What the shell needs to know of a page. The route table binds the ids to paths and components. */
export interface PageInfo {
  readonly path: string
  /** null: everybody with a role. */
  readonly permission: Permission | null
  readonly section: SectionId | null
  /** The page above, for breadcrumbs and Esc. */
  readonly parent: PageId | null
  /** Second key of `g x`. */
  readonly goKey?: string
  readonly help: HelpId
  readonly layout: 'default' | 'form' | 'table'
}

export type SectionId = 'access' | 'audit'
export type HelpId = 'home' | 'catalogue' | 'requests' | 'grants' | 'accounts' | 'audit'
export type PageId =
  | 'home'
  | 'catalogue'
  | 'requests'
  | 'request'
  | 'newRequest'
  | 'grants'
  | 'grant'
  | 'accounts'
  | 'account'
  | 'connectAccount'
  | 'audit'

export const pages: Readonly<Record<PageId, PageInfo>> = {
  home: {
    path: '/',
    permission: null,
    section: null,
    parent: null,
    goKey: 'w',
    help: 'home',
    layout: 'default',
  },
  grants: {
    path: '/access/grants',
    permission: 'access.grant.read',
    section: 'access',
    parent: 'home',
    goKey: 'a',
    help: 'grants',
    layout: 'table',
  },
  grant: {
    path: '/access/grants/$grantId',
    permission: 'access.grant.read',
    section: 'access',
    parent: 'grants',
    help: 'grants',
    layout: 'default',
  },
  requests: {
    path: '/access/requests',
    permission: 'access.request.read',
    section: 'access',
    parent: 'home',
    goKey: 'r',
    help: 'requests',
    layout: 'table',
  },
  request: {
    path: '/access/requests/$requestId',
    permission: 'access.request.read',
    section: 'access',
    parent: 'requests',
    help: 'requests',
    layout: 'default',
  },
  newRequest: {
    path: '/access/requests/new',
    permission: 'access.request.submit',
    section: 'access',
    parent: 'requests',
    help: 'requests',
    layout: 'form',
  },
  catalogue: {
    path: '/access/catalogue',
    permission: 'access.catalogue.read',
    section: 'access',
    parent: 'home',
    goKey: 'm',
    help: 'catalogue',
    layout: 'table',
  },
  accounts: {
    path: '/access/accounts',
    permission: 'access.account.read',
    section: 'access',
    parent: 'home',
    goKey: 'c',
    help: 'accounts',
    layout: 'table',
  },
  account: {
    path: '/access/accounts/$accountId',
    permission: 'access.account.read',
    section: 'access',
    parent: 'accounts',
    help: 'accounts',
    layout: 'default',
  },
  connectAccount: {
    path: '/access/accounts/connect',
    permission: 'access.account.connect',
    section: 'access',
    parent: 'accounts',
    help: 'accounts',
    layout: 'form',
  },
  audit: {
    path: '/audit',
    permission: 'audit.read',
    section: 'audit',
    parent: 'home',
    goKey: 'l',
    help: 'audit',
    layout: 'table',
  },
}

export const pageIds = Object.keys(pages) as PageId[]

export const sections: readonly SectionId[] = ['access', 'audit']

/** Pages that stand in the navigation: those without a parameter, but for forms. */
export function isInNavigation(id: PageId): boolean {
  const { path } = pages[id]
  return !path.includes('$') && pages[id].goKey !== undefined
}

export function mayOpen(id: PageId, held: ReadonlySet<string>): boolean {
  const { permission } = pages[id]
  return permission === null || held.has(permission)
}

/** From the top page down to this one. */
export function trailOf(id: PageId): readonly PageId[] {
  const { parent } = pages[id]
  return parent === null ? [id] : [...trailOf(parent), id]
}
