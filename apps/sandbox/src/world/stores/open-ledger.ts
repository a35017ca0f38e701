import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Ledger } from './ledger.ts'
import { openLedgerMetrics } from './ledger-metrics.ts'
import { LEDGER_TABLE_NAMES, LEDGER_TABLES } from './ledger-schema.ts'
import { openLedgerTraffic } from './ledger-traffic.ts'
import { openLedgerTrail } from './ledger-trail.ts'
import { LedgerWriter } from './ledger-writer.ts'

const FILE = 'ledger.duckdb'
const MEMORY_LIMIT_MB = 256
/** Seldom, because every checkpoint rewrites the last rows of a table. */
const CHECKPOINT_MB = 128

/** Without a directory it is held in memory and gone with the process. */
export async function openLedger(directory: string | undefined): Promise<Ledger> {
  if (directory !== undefined) mkdirSync(directory, { recursive: true })
  const file = directory === undefined ? ':memory:' : join(directory, FILE)
  const instance = await DuckDBInstance.create(file, {
    // Who waits for a commit that another thread works on waits by asking again and again.
    threads: '1',
    memory_limit: `${MEMORY_LIMIT_MB}MB`,
    checkpoint_threshold: `${CHECKPOINT_MB}MB`,
  })
  // Readers see what was committed, so they need a connection of their own.
  const [reading, writing] = await Promise.all([instance.connect(), instance.connect()])
  await writing.run(LEDGER_TABLES)
  const writer = new LedgerWriter(writing)
  const metrics = await openLedgerMetrics(reading, writer)
  const trail = await openLedgerTrail(reading, writer)
  return {
    metrics,
    trail,
    traffic: openLedgerTraffic(reading, writer),
    clear: () => writer.clear(LEDGER_TABLE_NAMES),
    close: async () => {
      await writer.close()
      reading.closeSync()
      writing.closeSync()
      instance.closeSync()
    },
  }
}
