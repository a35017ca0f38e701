import type { Page } from '@gatehouse/contract/paging'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../kernel/paging.ts'
import { ok, type Result } from '../kernel/result.ts'

/**
 * Lists are paged by key: ids are UUIDv7, so their order is the order of creation, one index serves
 * filter and order, and page 1,000 costs what page 1 costs.
 */
export function keyAfter(list: string, cursor: string | undefined): Result<string | undefined> {
  const schema = z.strictObject({ list: z.literal(list), after: z.uuid() })
  const decoded = decodeCursor(cursor, schema)
  return decoded.ok ? ok(decoded.value?.after) : decoded
}

/** One row more than asked for was read; it tells whether there is another page. */
export function pageOf<Row extends { readonly id: string }, Record>(
  list: string,
  rows: readonly Row[],
  limit: number,
  recordOf: (row: Row) => Record,
): Page<Record> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(recordOf),
    nextCursor:
      rows.length > limit && last !== undefined ? encodeCursor({ list, after: last.id }) : null,
  }
}
