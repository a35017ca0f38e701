import type { DuckDBConnection } from '@duckdb/node-api'
import { LedgerBuffer } from './ledger-buffer.ts'
import { readDatapoints } from './ledger-datapoints.ts'
import { MetricIds } from './ledger-metric-ids.ts'
import type { KnownMetric, MetricSample, MetricStatisticSet, MetricStore } from './metric-store.ts'

interface LedgerMetrics extends MetricStore {
  forget(): void
  close(): void
}

export async function openLedgerMetrics(connection: DuckDBConnection): Promise<LedgerMetrics> {
  const ids = await MetricIds.open(connection)
  const samples = await connection.createAppender('sample')
  const sets = await connection.createAppender('statistic_set')

  const buffer = new LedgerBuffer<MetricSample>((items) => {
    for (const { metric, atMs, value, count, isHighResolution } of items) {
      samples.appendInteger(ids.of(metric))
      samples.appendBigInt(startOf(atMs, isHighResolution))
      samples.appendDouble(value)
      samples.appendDouble(count ?? 1)
      samples.endRow()
    }
    // Metrics first: a sample whose metric nobody knows would be lost.
    ids.flush()
    samples.flushSync()
  })
  const setBuffer = new LedgerBuffer<MetricStatisticSet>((items) => {
    for (const { metric, atMs, isHighResolution, count, sum, min, max } of items) {
      sets.appendInteger(ids.of(metric))
      sets.appendBigInt(startOf(atMs, isHighResolution))
      for (const figure of [count, sum, min, max]) sets.appendDouble(figure)
      sets.endRow()
    }
    ids.flush()
    sets.flushSync()
  })
  const flush = () => {
    buffer.flush()
    setBuffer.flush()
  }

  return {
    record: async (items) => buffer.add(items),
    recordSets: async (items) => setBuffer.add(items),
    known: async (accountId, region) => {
      flush()
      return readKnown(connection, accountId, region)
    },
    datapoints: async (wanted) => {
      flush()
      return readDatapoints(connection, ids.matching(wanted), wanted)
    },
    forget: () => {
      buffer.clear()
      setBuffer.clear()
      ids.clear()
    },
    close: () => {
      buffer.close()
      setBuffer.close()
      samples.closeSync()
      sets.closeSync()
      ids.close()
    },
  }
}

const startOf = (atMs: number, isHighResolution: boolean | undefined): bigint => {
  const resolution = isHighResolution ? 1_000 : 60_000
  return BigInt(Math.floor(atMs / resolution) * (resolution / 1_000))
}

async function readKnown(
  connection: DuckDBConnection,
  accountId: string,
  region: string,
): Promise<KnownMetric[]> {
  const reader = await connection.runAndReadAll(
    `SELECT namespace, name, dimensions, max(second)
     FROM metric JOIN (
       SELECT metric, max(second) AS second FROM sample GROUP BY metric
       UNION ALL SELECT metric, max(second) FROM statistic_set GROUP BY metric
     ) AS last ON last.metric = metric.id
     WHERE account_id = $1 AND region = $2
     GROUP BY namespace, name, dimensions
     ORDER BY namespace, name, dimensions`,
    [accountId, region],
  )
  return reader.getRows().map(([namespace, name, dimensions, second]) => ({
    namespace: String(namespace),
    name: String(name),
    dimensions: Object.fromEntries(JSON.parse(String(dimensions))),
    lastMs: Number(second) * 1_000,
  }))
}
