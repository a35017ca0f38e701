import type { PageId } from '../pages.ts'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The frame shows the page only to those who may open it, and titles and breadcrumbs by it. */
    readonly page?: PageId
  }
}

/** Ties a route to its entry in `pages.ts`. */
export const asPage = (page: PageId) => ({ staticData: { page } })
