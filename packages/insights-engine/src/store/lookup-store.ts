import { VARCHAR } from '@duckdb/node-api'
import type { LookupTableFacts } from '../log-engine.ts'
import type { LookupTable } from '../query-plan.ts'
import { ours, sql } from '../sql.ts'
import { appendRows } from './append-rows.ts'
import { type Catalogue, lookupTable } from './catalogue.ts'
import type { EventStore } from './event-store.ts'
import { readLookupCsv } from './lookup-csv.ts'
import type { Database } from './open-database.ts'
import { execute, inTransaction } from './query-rows.ts'
import type { WriteQueue } from './write-queue.ts'

/** The tables that `lookup` reads. */
export class LookupStore {
  readonly #database: Database
  readonly #queue: WriteQueue
  readonly #events: EventStore
  readonly #tables: Map<string, LookupTable>

  constructor(database: Database, queue: WriteQueue, events: EventStore, catalogue: Catalogue) {
    this.#database = database
    this.#queue = queue
    this.#events = events
    this.#tables = new Map(catalogue.lookups)
  }

  tableOf(name: string): LookupTable | undefined {
    return this.#tables.get(name)
  }

  async put(name: string, csv: string): Promise<LookupTableFacts> {
    const { header, rows } = readLookupCsv(csv)
    return await this.#queue.add(async () => {
      const { writer } = this.#database
      const table = await inTransaction(writer, async () => {
        const made = `lookup_${await this.#events.takeTableNumber()}`
        const columns = header.map((_, index) => `c${index} VARCHAR NOT NULL`)
        await writer.run(`CREATE TABLE ${made} (${columns.join(', ')})`)
        const types = header.map(() => VARCHAR)
        await appendRows(writer, made, types, rows)
        await this.#forget(name)
        const named = JSON.stringify(header)
        await execute(
          writer,
          sql`INSERT INTO catalogue_lookups VALUES (${made}, ${name}, ${named})`,
        )
        return lookupTable(made, header)
      })
      this.#tables.set(name, table)
      return { fields: header, records: rows.length }
    })
  }

  async drop(name: string): Promise<void> {
    await this.#queue.add(async () => {
      await inTransaction(this.#database.writer, () => this.#forget(name))
      this.#tables.delete(name)
    })
  }

  async dropAll(): Promise<void> {
    for (const name of [...this.#tables.keys()]) await this.drop(name)
  }

  async #forget(name: string): Promise<void> {
    const { writer } = this.#database
    const table = this.#tables.get(name)
    if (table === undefined) return
    await execute(writer, sql`DELETE FROM catalogue_lookups WHERE name = ${name}`)
    await execute(writer, sql`DROP TABLE ${ours(table.table)}`)
  }
}
