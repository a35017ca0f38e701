import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import type { Sql } from '../sql.ts'

/** The rows of a small answer. */
export async function rowsOf(connection: DuckDBConnection, { text, values }: Sql) {
  const reader = await connection.runAndReadAll(text, [...values])
  return reader.getRows()
}

export async function execute(connection: DuckDBConnection, { text, values }: Sql): Promise<void> {
  await connection.run(text, [...values])
}

/** All of it or nothing, also when the process ends in the middle. */
export async function inTransaction<T>(
  connection: DuckDBConnection,
  work: () => Promise<T>,
): Promise<T> {
  await connection.run('BEGIN TRANSACTION')
  try {
    const result = await work()
    await connection.run('COMMIT')
    return result
  } catch (cause) {
    // Where even that fails, the first failure is the one to tell.
    await connection.run('ROLLBACK').catch(() => undefined)
    throw cause
  }
}

export function asNumber(value: DuckDBValue | undefined): number {
  return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : 0
}

export function asText(value: DuckDBValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function asTextOrNothing(value: DuckDBValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A bound of times, as the column has them: compared with a DOUBLE, nothing would be skipped. */
export function wholeMs(ms: number): bigint {
  if (Number.isNaN(ms)) return 0n
  const bounded = Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, ms))
  return BigInt(Math.trunc(bounded))
}
