import type { Me } from '@gatehouse/contract/identity'
import { mayOpen, type PageId } from '../pages.ts'
import { NotPermitted } from './not-permitted.ts'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    readonly page?: PageId
  }
}

/** What the route of a page has in common with all others: its id, and who may open it. */
export function asPage(page: PageId) {
  return {
    staticData: { page },
    beforeLoad: ({ context }: { readonly context: { readonly me: Me } }) => {
      if (!mayOpen(page, new Set(context.me.permissions))) throw new NotPermitted(page)
    },
  }
}
