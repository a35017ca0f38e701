import type { DuckDBConnection } from '@duckdb/node-api'
import type { LedgerWriter } from './ledger-writer.ts'
import type { TrafficMarks } from './traffic-marks.ts'

export function openLedgerTraffic(
  connection: DuckDBConnection,
  writer: LedgerWriter,
): TrafficMarks {
  let waiting: number | undefined
  writer.add({
    take: () => {
      if (waiting === undefined) return undefined
      const untilMs = waiting
      waiting = undefined
      return {
        write: async (writing) => {
          await writing.run('DELETE FROM traffic')
          await writing.run('INSERT INTO traffic VALUES ($1)', [untilMs])
        },
      }
    },
    forget: () => {
      waiting = undefined
    },
  })
  return {
    delivered: async (untilMs) => {
      if (!writer.isOpen) return
      waiting = untilMs
      await writer.recorded(1)
    },
    deliveredUntil: async () => {
      await writer.flush()
      const reader = await connection.runAndReadAll('SELECT until_ms FROM traffic')
      const [row] = reader.getRows()
      return row === undefined ? undefined : Number(row[0])
    },
  }
}
