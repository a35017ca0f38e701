import { z } from 'zod'

/** Opaque key of the last row seen; a list is paged by key, never by offset. */
export const cursor = z.string().min(1).max(400)

export const pageInput = z.object({
  cursor: cursor.optional(),
  /** Rows a page, 1 to 100. */
  limit: z.int().min(1).max(100).default(25),
})

export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), nextCursor: cursor.nullable() })
}

export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly nextCursor: string | null
}
