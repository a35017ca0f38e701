import { BYTES_PER_ROW, type EventSpan, type EventTable } from '../event-table.ts'
import { storedRowOf } from '../ingest/stored-row.ts'
import type { NewLogEvent } from '../log-engine.ts'
import { ours, sql } from '../sql.ts'
import { appendRows } from './append-rows.ts'
import { type Catalogue, writeNextSeq, writeNextTable } from './catalogue.ts'
import { columnList, columnTypes } from './event-columns.ts'
import { rowAndFillers } from './filler-rows.ts'
import type { Database } from './open-database.ts'
import { execute, inTransaction } from './query-rows.ts'
import { RowBudget } from './row-budget.ts'
import { spreadOut } from './spread-out.ts'
import {
  addTally,
  addToTally,
  bytesAtEnd,
  emptyTally,
  type Tally,
  tallyOf,
  widenSpan,
} from './tally.ts'
import type { WriteQueue } from './write-queue.ts'

interface Group {
  readonly table: EventTable
  readonly budget: RowBudget
  tally: Tally
}

/** The tables of events: making, filling, emptying. Everything that writes waits in one queue. */
export class EventStore {
  readonly #database: Database
  readonly #queue: WriteQueue
  readonly #bytesPerRow: number
  readonly #groups = new Map<string, Group>()
  #nextSeq: bigint
  #nextTable: number

  constructor(
    database: Database,
    queue: WriteQueue,
    { nextSeq, nextTable }: Catalogue,
    bytesPerRow: number = BYTES_PER_ROW,
  ) {
    this.#database = database
    this.#queue = queue
    this.#bytesPerRow = bytesPerRow
    this.#nextSeq = nextSeq
    this.#nextTable = nextTable
  }

  /** Finds again what an earlier process left. */
  async adopt(tables: readonly EventTable[]): Promise<void> {
    for (const table of tables) {
      const { writer } = this.#database
      const budget = new RowBudget(this.#bytesPerRow, await bytesAtEnd(writer, table))
      this.#groups.set(table.group, { table, budget, tally: await tallyOf(writer, table) })
    }
  }

  has(group: string): boolean {
    return this.#groups.has(group)
  }

  tableOf(group: string): EventTable | undefined {
    return this.#groups.get(group)?.table
  }

  /** The table with this number, as pointers name it. */
  tableNumbered(number: string): EventTable | undefined {
    const name = `events_${number}`
    return this.#groups.values().find(({ table }) => table.table === name)?.table
  }

  tallyOf(group: string): Tally {
    return this.#groupOf(group).tally
  }

  tablesOf(groups: readonly string[]): EventTable[] {
    return groups.map((group) => this.#groupOf(group).table)
  }

  /** The same with what is known of their events now; see `isStillTrue`. */
  factsOf(groups: readonly string[]): EventTable[] {
    return groups.map((group) => {
      const { table, tally } = this.#groupOf(group)
      const { oddColumns, hasFillers, hasLongEvents, span } = tally
      const known = { oddColumns: new Set(oddColumns), hasFillers, hasLongEvents }
      return { ...table, ...known, ...(span && { span }) }
    })
  }

  /** To be asked when the events that will be read are fixed: nothing unforeseen has come since. */
  isStillTrue({ group, oddColumns, hasFillers, hasLongEvents, span }: EventTable): boolean {
    const now = this.#groups.get(group)?.tally
    if (now === undefined) return true
    if (now.hasFillers && hasFillers === false) return false
    if (now.hasLongEvents && hasLongEvents === false) return false
    if (span !== undefined && now.span !== undefined && !contains(span, now.span)) return false
    return oddColumns === undefined || now.oddColumns.values().every((it) => oddColumns.has(it))
  }

  /** The number of a new table, of events or a look-up; to be called within a transaction. */
  async takeTableNumber(): Promise<number> {
    const number = this.#nextTable
    this.#nextTable += 1
    await writeNextTable(this.#database.writer, this.#nextTable)
    return number
  }

  async create(group: string, log: string): Promise<void> {
    await this.#queue.add(async () => {
      if (this.#groups.has(group)) return
      const { writer } = this.#database
      const table = await inTransaction(writer, async () => {
        const name = `events_${await this.takeTableNumber()}`
        await writer.run(`CREATE TABLE ${name} (${columnList})`)
        await execute(writer, sql`INSERT INTO catalogue_groups VALUES (${name}, ${group}, ${log})`)
        return { table: name, group, log }
      })
      const budget = new RowBudget(this.#bytesPerRow)
      this.#groups.set(group, { table, budget, tally: emptyTally() })
    })
  }

  async drop(group: string): Promise<void> {
    await this.#queue.add(async () => {
      const there = this.#groups.get(group)
      if (there === undefined) return
      const { writer } = this.#database
      // Forgotten first, so that a reading which finds no table any more knows why.
      this.#groups.delete(group)
      try {
        await inTransaction(writer, async () => {
          await writeNextSeq(writer, this.#nextSeq)
          await execute(writer, sql`DELETE FROM catalogue_groups WHERE group_key = ${group}`)
          await execute(writer, sql`DROP TABLE ${ours(there.table.table)}`)
        })
      } catch (cause) {
        this.#groups.set(group, there)
        throw cause
      }
    })
  }

  async dropAll(): Promise<void> {
    for (const group of [...this.#groups.keys()]) await this.drop(group)
  }

  /** All of the events or none. */
  async append(group: string, events: readonly NewLogEvent[]): Promise<void> {
    if (events.length === 0) return
    await this.#queue.add(async () => {
      const there = this.#groupOf(group)
      const inOrder = events.toSorted((a, b) => a.timestampMs - b.timestampMs)
      const { writer } = this.#database
      const added = emptyTally()
      await inTransaction(writer, async () => {
        const rows = this.#rowsOf(inOrder, added, there.budget)
        await appendRows(writer, there.table.table, columnTypes, rows)
        // Known before anybody can see them; for what fails here it only makes plans careful.
        for (const column of added.oddColumns) there.tally.oddColumns.add(column)
        if (added.hasFillers) there.tally.hasFillers = true
        if (added.hasLongEvents) there.tally.hasLongEvents = true
        if (added.span !== undefined) widenSpan(there.tally, added.span)
      })
      addTally(there.tally, added)
    })
  }

  /** One by one, as they are appended: an append of many events holds few rows at a time. */
  *#rowsOf(events: readonly NewLogEvent[], tally: Tally, budget: RowBudget) {
    for (const event of events) {
      const row = storedRowOf(event)
      addToTally(tally, row)
      // Never given again, even if the append fails half way.
      const seq = this.#nextSeq
      this.#nextSeq += 1n
      yield* rowAndFillers(seq, row, budget, tally)
    }
  }

  async removeBefore(group: string, timeMs: number): Promise<void> {
    await this.#remove(group, ({ table }, tally) =>
      tally.streams.values().some(({ firstMs }) => (firstMs ?? timeMs) < timeMs)
        ? sql`DELETE FROM ${ours(table)} WHERE ts < ${BigInt(Math.ceil(timeMs))}`
        : undefined,
    )
  }

  async removeStream(group: string, stream: string): Promise<void> {
    await this.#remove(
      group,
      ({ table }, tally) =>
        tally.streams.has(stream)
          ? sql`DELETE FROM ${ours(table)} WHERE stream = ${stream}`
          : undefined,
      // What is old is gone as a whole; of other streams the neighbours stay.
      (table) => spreadOut(this.#database.writer, table, this.#bytesPerRow),
    )
  }

  async #remove(
    group: string,
    removal: (table: EventTable, tally: Tally) => ReturnType<typeof sql> | undefined,
    tidied: (table: EventTable) => Promise<void> = async () => undefined,
  ): Promise<void> {
    await this.#queue.add(async () => {
      const there = this.#groupOf(group)
      const wanted = removal(there.table, there.tally)
      if (wanted === undefined) return
      const { writer } = this.#database
      await inTransaction(writer, async () => {
        await writeNextSeq(writer, this.#nextSeq)
        await execute(writer, wanted)
        if (there.tally.hasLongEvents) await tidied(there.table)
      })
      there.tally = await tallyOf(writer, there.table)
    })
  }

  async close(): Promise<void> {
    await this.#queue.add(async () => {
      await writeNextSeq(this.#database.writer, this.#nextSeq)
      // Refused while a query still reads what was deleted; the next opening does it.
      await this.#database.writer.run('CHECKPOINT').catch(() => undefined)
    })
  }

  #groupOf(group: string): Group {
    const there = this.#groups.get(group)
    if (there === undefined) throw new Error(`There is no log group ${group} in this store.`)
    return there
  }
}

function contains(outer: EventSpan, inner: EventSpan): boolean {
  return outer.firstMs <= inner.firstMs && outer.lastMs >= inner.lastMs
}
