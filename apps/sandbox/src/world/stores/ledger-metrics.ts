import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns } from './append-columns.ts'
import { readDatapoints } from './ledger-datapoints.ts'
import { MetricIds } from './ledger-metric-ids.ts'
import type { LedgerPart, LedgerWriter } from './ledger-writer.ts'
import type { KnownMetric, MetricSample, MetricStatisticSet, MetricStore } from './metric-store.ts'

export async function openLedgerMetrics(
  connection: DuckDBConnection,
  writer: LedgerWriter,
): Promise<MetricStore> {
  const ids = await MetricIds.open(connection)
  const samples = new Figures('sample', 2)
  const sets = new Figures('statistic_set', 4)
  // Metrics first: a sample whose metric nobody knows would be lost.
  for (const part of [ids, samples, sets]) writer.add(part)
  return {
    record: async (items: readonly MetricSample[]) => {
      if (!writer.isOpen) return
      for (const { metric, atMs, value, count, isHighResolution } of items) {
        samples.add(ids.of(metric), startOf(atMs, isHighResolution), value, count ?? 1)
      }
      await writer.recorded(items.length)
    },
    recordSets: async (items: readonly MetricStatisticSet[]) => {
      if (!writer.isOpen) return
      for (const { metric, atMs, isHighResolution, count, sum, min, max } of items) {
        sets.add(ids.of(metric), startOf(atMs, isHighResolution), count, sum, min, max)
      }
      await writer.recorded(items.length)
    },
    known: async (accountId, region) => {
      await writer.flush()
      return readKnown(connection, accountId, region)
    },
    datapoints: async (wanted) => {
      await writer.flush()
      return readDatapoints(connection, ids.matching(wanted), wanted)
    },
  }
}

/** Rows of a table that has a metric, a second and some figures. */
class Figures implements LedgerPart {
  readonly #table: string
  readonly #count: number
  #metrics: number[] = []
  #seconds: bigint[] = []
  #figures: number[][]
  // Samples come minute by minute, and each of these is an object.
  #second = 0n
  #secondOf = 0

  constructor(table: string, count: number) {
    this.#table = table
    this.#count = count
    this.#figures = this.#noFigures()
  }

  add(metric: number, second: number, ...figures: readonly number[]): void {
    if (second !== this.#secondOf) {
      this.#secondOf = second
      this.#second = BigInt(second)
    }
    this.#metrics.push(metric)
    this.#seconds.push(this.#second)
    for (let index = 0; index < figures.length; index += 1) {
      this.#figures[index]?.push(figures[index] ?? 0)
    }
  }

  take() {
    if (this.#metrics.length === 0) return undefined
    const columns = [this.#metrics, this.#seconds, ...this.#figures]
    this.forget()
    return {
      write: (connection: DuckDBConnection) => appendColumns(connection, this.#table, columns),
    }
  }

  forget(): void {
    this.#metrics = []
    this.#seconds = []
    this.#figures = this.#noFigures()
  }

  #noFigures(): number[][] {
    return Array.from({ length: this.#count }, () => [])
  }
}

function startOf(atMs: number, isHighResolution: boolean | undefined): number {
  const resolution = isHighResolution ? 1_000 : 60_000
  return Math.floor(atMs / resolution) * (resolution / 1_000)
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
