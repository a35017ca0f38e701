import { setImmediate } from 'node:timers/promises'
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'

/** DuckDB's own vectors hold that many; fewer where rows are large. */
const ROWS_PER_CHUNK = 2048
const CHARACTERS_PER_CHUNK = 16 * 1024 * 1024

/** Appends rows by DuckDB's Appender; the caller holds the transaction. */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  types: readonly DuckDBType[],
  rows: Iterable<readonly DuckDBValue[]>,
): Promise<void> {
  const appender = await connection.createAppender(table)
  let columns: DuckDBValue[][] = types.map(() => [])
  let count = 0
  let characters = 0
  const flush = () => {
    if (count === 0) return
    const chunk = DuckDBDataChunk.create(types, count)
    chunk.setColumns(columns)
    appender.appendDataChunk(chunk)
    // Else its texts stay until somebody collects what JavaScript takes for a small object.
    chunk.reset()
    columns = types.map(() => [])
    count = 0
    characters = 0
  }
  try {
    for (const row of rows) {
      for (const [index, value] of row.entries()) {
        columns[index]?.push(value)
        if (typeof value === 'string') characters += value.length
      }
      count += 1
      if (count === ROWS_PER_CHUNK || characters > CHARACTERS_PER_CHUNK) {
        flush()
        // The Appender works on this thread, and others want to be answered too.
        await setImmediate()
      }
    }
    flush()
    appender.flushSync()
  } finally {
    appender.closeSync()
  }
}
