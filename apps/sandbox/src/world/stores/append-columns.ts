import { setImmediate as others } from 'node:timers/promises'
import { type DuckDBConnection, DuckDBDataChunk, type DuckDBValue } from '@duckdb/node-api'

/** DuckDB's own vectors hold that many. */
const ROWS_PER_CHUNK = 2048
/** The Appender works on this thread, and others want to be answered too. */
const LONGEST_AT_ONCE_MS = 40

/** Appends rows that lie in columns of the same length; the caller holds the transaction. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly (readonly DuckDBValue[])[],
): Promise<void> {
  const rows = columns[0]?.length ?? 0
  if (rows === 0) return
  const appender = await connection.createAppender(table)
  try {
    const types = columns.map((_, index) => appender.columnType(index))
    let startedMs = performance.now()
    for (let start = 0; start < rows; start += ROWS_PER_CHUNK) {
      const end = Math.min(rows, start + ROWS_PER_CHUNK)
      const chunk = DuckDBDataChunk.create(types, end - start)
      chunk.setColumns(columns.map((column) => column.slice(start, end)))
      appender.appendDataChunk(chunk)
      if (performance.now() - startedMs < LONGEST_AT_ONCE_MS) continue
      await others()
      startedMs = performance.now()
    }
    appender.flushSync()
  } finally {
    appender.closeSync()
  }
}
