import { useState } from 'react'
import type { ListPaging } from './use-list-address.ts'

interface PagesOf<Row> {
  readonly rows: readonly Row[]
  readonly paging: ListPaging
  readonly nextCursor: string | null
}

/** Pages of rows that are all here already. */
export function usePagesOf<Row>(all: readonly Row[], pageSize: number): PagesOf<Row> {
  const [wanted, setWanted] = useState(1)
  const last = Math.max(Math.ceil(all.length / pageSize), 1)
  const page = Math.min(wanted, last)
  return {
    rows: all.slice((page - 1) * pageSize, page * pageSize),
    nextCursor: page < last ? String(page + 1) : null,
    paging: {
      page,
      isFromLink: false,
      goToPage: setWanted,
      goNext: () => setWanted(page + 1),
      goToStart: () => setWanted(1),
    },
  }
}
