import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api'
import type { Metric, WantedDatapoints } from './metric-store.ts'

/** CloudWatch's name for samples that came without a unit. */
const NO_UNIT = 'None'

export interface MetricId {
  readonly id: number
  readonly unit: string
}

/** The number under which each metric's samples lie. */
export class MetricIds {
  readonly #appender: DuckDBAppender
  readonly #ids = new Map<string, Map<string, number>>()
  // Those who record often pass the same object again; its key is then made once.
  #ofObject = new WeakMap<Metric, number>()
  #next = 1

  private constructor(appender: DuckDBAppender) {
    this.#appender = appender
  }

  static async open(connection: DuckDBConnection): Promise<MetricIds> {
    const ids = new MetricIds(await connection.createAppender('metric'))
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

  flush(): void {
    this.#appender.flushSync()
  }

  clear(): void {
    this.#ids.clear()
    this.#ofObject = new WeakMap()
  }

  close(): void {
    this.#appender.closeSync()
  }

  #find(metric: Metric): number | undefined {
    return this.#ids.get(JSON.stringify(partsOf(metric)))?.get(metric.unit ?? NO_UNIT)
  }

  #add(metric: Metric): number {
    const parts = partsOf(metric)
    const unit = metric.unit ?? NO_UNIT
    const id = this.#next
    this.#remember(JSON.stringify(parts), unit, id)
    this.#appender.appendInteger(id)
    for (const part of [...parts, unit]) this.#appender.appendVarchar(part)
    this.#appender.endRow()
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
