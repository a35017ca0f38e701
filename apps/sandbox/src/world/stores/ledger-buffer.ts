/** What was recorded and is not yet in the database: a crash loses two seconds at most. */
const MOST_WAITING = 1_000
const LONGEST_WAIT_MS = 2_000

/** Collects small batches, so that the database is written rarely. */
export class LedgerBuffer<Item> {
  readonly #write: (items: readonly Item[]) => void
  #waiting: Item[] = []
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(write: (items: readonly Item[]) => void) {
    this.#write = write
  }

  add(items: readonly Item[]): void {
    // A call that ends after the sandbox did has nowhere to be written.
    if (this.#isClosed) return
    if (items.length >= MOST_WAITING) {
      this.flush()
      this.#write(items)
      return
    }
    for (const item of items) this.#waiting.push(item)
    if (this.#waiting.length >= MOST_WAITING) this.flush()
    else if (this.#waiting.length > 0 && this.#timer === undefined) {
      this.#timer = setTimeout(() => this.#flushAlone(), LONGEST_WAIT_MS).unref()
    }
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const items = this.#waiting
    this.#waiting = []
    if (items.length > 0) this.#write(items)
  }

  close(): void {
    this.flush()
    this.#isClosed = true
  }

  clear(): void {
    this.#waiting = []
    this.flush()
  }

  /** Nobody waits for this one, so nobody else could be told of a full disk. */
  #flushAlone(): void {
    try {
      this.flush()
    } catch (error) {
      process.stderr.write(`sandbox: the ledger could not be written: ${error}\n`)
    }
  }
}
