import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns } from './append-columns.ts'
import type { LedgerPart } from './ledger-writer.ts'
import type { Metric, WantedDatapoints } from './metric-store.ts'

/** CloudWatch's name for samples that came without a unit. */
const NO_UNIT = 'None'
/** Number, account, Region, namespace, name, dimensions, unit. */
const COLUMNS = 7

export interface MetricId {
  readonly id: number
  readonly unit: string
}

/** The number under which each metric's samples lie. */
export class MetricIds implements LedgerPart {
  /** Not yet in the database: number, names, unit. */
  #fresh: (readonly [number, ...string[]])[] = []
  readonly #ids = new Map<string, Map<string, number>>()
  // Those who record often pass the same object again; its key is then made once.
  #ofObject = new WeakMap<Metric, number>()
  #next = 1

  static async open(connection: DuckDBConnection): Promise<MetricIds> {
    const ids = new MetricIds()
    const reader = await connection.runAndReadAll(
      'SELECT id, account_id, region, namespace, name, dimensions, unit FROM metric',
    )
    for (const [id, ...names] of reader.getRows()) {
      const [unit, ...parts] = names.map(String).reverse()
      ids.#remember(JSON.stringify(parts.reverse()), String(unit), Number(id))
    }
    return ids
  }

  of(metric: Metric): number {
    const known = this.#ofObject.get(metric) ?? this.#find(metric) ?? this.#add(metric)
    this.#ofObject.set(metric, known)
    return known
  }

  /** One for each unit under which the metric was recorded. */
  matching(wanted: WantedDatapoints): MetricId[] {
    const units = this.#ids.get(JSON.stringify(partsOf(wanted))) ?? new Map<string, number>()
    return [...units]
      .filter(([unit]) => wanted.unit === undefined || wanted.unit === unit)
      .map(([unit, id]) => ({ id, unit }))
  }

  take() {
    const rows = this.#fresh
    if (rows.length === 0) return undefined
    this.#fresh = []
    return {
      write: async (connection: DuckDBConnection) => {
        const columns = Array.from({ length: COLUMNS }, (_, index) =>
          rows.map((row) => row[index] ?? null),
        )
        await appendColumns(connection, 'metric', columns)
      },
      // Samples to come use the same numbers, which must then be known.
      failed: () => {
        this.#fresh.unshift(...rows)
      },
    }
  }

  forget(): void {
    this.#fresh = []
    this.#ids.clear()
    this.#ofObject = new WeakMap()
  }

  #find(metric: Metric): number | undefined {
    return this.#ids.get(JSON.stringify(partsOf(metric)))?.get(metric.unit ?? NO_UNIT)
  }

  #add(metric: Metric): number {
    const parts = partsOf(metric)
    const unit = metric.unit ?? NO_UNIT
    const id = this.#next
    this.#remember(JSON.stringify(parts), unit, id)
    this.#fresh.push([id, ...parts, unit])
    return id
  }

  #remember(key: string, unit: string, id: number): void {
    const units = this.#ids.get(key) ?? new Map<string, number>()
    this.#ids.set(key, units.set(unit, id))
    this.#next = Math.max(this.#next, id + 1)
  }
}

type Named = Pick<Metric, 'accountId' | 'region' | 'namespace' | 'name' | 'dimensions'>

/** Dimensions in the order of their names, so that their order does not matter. */
function partsOf({ accountId, region, namespace, name, dimensions }: Named): string[] {
  const sorted = Object.entries(dimensions).sort(([left], [right]) => (left < right ? -1 : 1))
  return [accountId, region, namespace, name, JSON.stringify(sorted)]
}
