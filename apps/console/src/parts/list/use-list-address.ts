import { useLocation, useNavigate } from '@tanstack/react-router'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Cursors of the pages up to the one on show: what makes "previous" possible. */
    readonly listCursors?: readonly string[]
  }
}

export interface ListSearch {
  readonly after?: string | undefined
  readonly preview?: string | undefined
}

export interface ListAddress<Search> {
  readonly search: Search
  /** Replaces the address: typing in the filter must not fill the browser's history. */
  readonly setSearch: (change: Partial<Search>) => void
  readonly setPreview: (id: string | undefined) => void
  readonly paging: ListPaging
}

export interface ListPaging {
  /** From 1; a link into the middle of a list starts at 1 too, and says so. */
  readonly page: number
  readonly isFromLink: boolean
  readonly goToPage: (page: number) => void
  readonly goNext: (nextCursor: string) => void
  readonly goToStart: () => void
}

/** Where a list stands, all of it in the address; the pages before in the history entry. */
export function useListAddress<Search extends ListSearch>(search: Search): ListAddress<Search> {
  const navigate = useNavigate()
  const cursors = useLocation({ select: ({ state }) => state.listCursors ?? [] })

  const go = (change: object, options: { replace: boolean; cursors: readonly string[] }) =>
    void navigate({
      to: '.',
      search: { ...search, ...change } as never,
      replace: options.replace,
      resetScroll: false,
      state: { listCursors: options.cursors },
    })
  const goToCursors = (next: readonly string[]) =>
    go({ after: next.at(-1), preview: undefined }, { replace: false, cursors: next })

  return {
    search,
    setSearch: (change) => go({ ...change, after: undefined }, { replace: true, cursors: [] }),
    setPreview: (preview) => go({ preview }, { replace: true, cursors }),
    paging: {
      page: cursors.length + 1,
      isFromLink: search.after !== undefined && cursors.length === 0,
      goToPage: (page) => goToCursors(cursors.slice(0, page - 1)),
      goNext: (nextCursor) => goToCursors([...cursors, nextCursor]),
      goToStart: () => goToCursors([]),
    },
  }
}
