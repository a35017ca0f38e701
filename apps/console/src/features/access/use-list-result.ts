import type { Page } from '@gatehouse/contract/paging'
import { failureOf } from '../../app/api/failure.ts'
import { useFailureWords } from '../../app/api/use-failure-words.ts'
import type { ListResult } from '../../parts/list/ListPage.tsx'

interface PageQuery<Row> {
  readonly data: Page<Row> | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly isFetching: boolean
  readonly refetch: () => unknown
}

/** One page of a list as the list shows it. */
export function useListResult<Row>(query: PageQuery<Row>): ListResult<Row> {
  const failureWords = useFailureWords()
  const { data, error, isPending, isFetching, refetch } = query
  return {
    rows: data?.rows ?? [],
    nextCursor: data?.nextCursor ?? null,
    isPending,
    isFetching,
    failure: error === null ? null : failureWords(failureOf(error)),
    onRetry: () => void refetch(),
  }
}

/** Rows that come all at once, as the one page that they are. */
export function pageOfAll<Row>(rows: readonly Row[] | undefined): Page<Row> | undefined {
  return rows === undefined ? undefined : { rows, nextCursor: null }
}
