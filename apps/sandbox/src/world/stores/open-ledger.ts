import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Ledger } from './ledger.ts'
import { openLedgerMetrics } from './ledger-metrics.ts'
import { LEDGER_TABLE_NAMES, LEDGER_TABLES } from './ledger-schema.ts'
import { openLedgerTrail } from './ledger-trail.ts'

const FILE = 'ledger.duckdb'
const MEMORY_LIMIT_MB = 256

/** Without a directory it is held in memory and gone with the process. */
export async function openLedger(directory: string | undefined): Promise<Ledger> {
  if (directory !== undefined) mkdirSync(directory, { recursive: true })
  const file = directory === undefined ? ':memory:' : join(directory, FILE)
  const instance = await DuckDBInstance.create(file, { memory_limit: `${MEMORY_LIMIT_MB}MB` })
  const connection = await instance.connect()
  await connection.run(LEDGER_TABLES)
  const metrics = await openLedgerMetrics(connection)
  const trail = await openLedgerTrail(connection)
  return {
    metrics,
    trail,
    clear: async () => {
      metrics.forget()
      trail.forget()
      for (const table of LEDGER_TABLE_NAMES) await connection.run(`DELETE FROM ${table}`)
    },
    close: async () => {
      metrics.close()
      trail.close()
      connection.closeSync()
      instance.closeSync()
    },
  }
}
