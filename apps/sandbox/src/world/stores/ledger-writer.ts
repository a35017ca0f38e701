import type { DuckDBConnection } from '@duckdb/node-api'

/** What was recorded and is not yet in the database: a crash loses two seconds at most. */
const MOST_WAITING = 1_000
const LONGEST_WAIT_MS = 2_000

/** Rows of one table that wait. */
export interface LedgerPart {
  /** Takes what waits and gives how to write it, and what to do where that failed. */
  take(): { write(connection: DuckDBConnection): Promise<void>; failed?(): void } | undefined
  /** Forgets what waits, as when everything is emptied. */
  forget(): void
}

/**
 * The one that changes the ledger. What is recorded in the same turn, or while something is being
 * written, is written together: all of it or nothing, and one wait for the disk.
 */
export class LedgerWriter {
  readonly #connection: DuckDBConnection
  readonly #parts: LedgerPart[] = []
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()
  #next: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(connection: DuckDBConnection) {
    this.#connection = connection
  }

  /** False: a call that ends after the sandbox did has nowhere to be written. */
  get isOpen(): boolean {
    return !this.#isClosed
  }

  /** Parts are written in the order in which they were added. */
  add(part: LedgerPart): void {
    this.#parts.push(part)
  }

  /** Resolves at once where few rows wait, otherwise when they are in the database. */
  async recorded(rows: number): Promise<void> {
    this.#waiting += rows
    if (this.#waiting >= MOST_WAITING) return this.flush()
    if (this.#waiting > 0) {
      this.#timer ??= setTimeout(() => this.#flushAlone(), LONGEST_WAIT_MS).unref()
    }
  }

  /** Resolves when all that was recorded before is in the database. */
  flush(): Promise<void> {
    if (this.#waiting === 0 && this.#next === undefined) return this.#last.then(() => undefined)
    this.#next ??= this.#alone(() => {
      this.#next = undefined
      return this.#write()
    })
    return this.#next
  }

  /** Empties the tables, and whatever waits for them. */
  async clear(tables: readonly string[]): Promise<void> {
    await this.#alone(async () => {
      this.#waiting = 0
      for (const part of this.#parts) part.forget()
      for (const table of tables) await this.#connection.run(`DELETE FROM ${table}`)
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.flush()
    clearTimeout(this.#timer)
  }

  #alone(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#waiting = 0
    const taken = this.#parts.flatMap((part) => part.take() ?? [])
    if (taken.length === 0) return
    await this.#connection.run('BEGIN TRANSACTION')
    try {
      for (const { write } of taken) await write(this.#connection)
      await this.#connection.run('COMMIT')
    } catch (error) {
      // A commit that failed has ended the transaction already.
      await this.#connection.run('ROLLBACK').catch(() => undefined)
      for (const { failed } of taken) failed?.()
      throw error
    }
  }

  /** Nobody waits for this one, so nobody else could be told of a full disk. */
  #flushAlone(): void {
    this.flush().catch((error) => {
      process.stderr.write(`sandbox: the ledger could not be written: ${error}\n`)
    })
  }
}
