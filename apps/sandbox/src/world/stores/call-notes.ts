import type { TrailRecord, TrailSink } from './trail-store.ts'

const MOST_WAITING = 1_000
const LONGEST_WAIT_MS = 2_000

/**
 * Calls that wait to be written, so that no answer waits for the ledger. What is held in memory
 * anyway stays here until there are many: most short-lived sandboxes then never open a database.
 */
export class CallNotes {
  readonly #sink: () => Promise<TrailSink>
  readonly #isKept: boolean
  #waiting: TrailRecord[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(sink: () => Promise<TrailSink>, isKept: boolean) {
    this.#sink = sink
    this.#isKept = isKept
  }

  add(call: TrailRecord): void {
    this.#waiting.push(call)
    if (this.#waiting.length >= MOST_WAITING) this.#flushLater(0)
    else if (this.#isKept) this.#flushLater(LONGEST_WAIT_MS)
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const calls = this.#waiting
    this.#waiting = []
    if (calls.length > 0) await (await this.#sink()).record(calls)
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#waiting = []
  }

  #flushLater(waitMs: number): void {
    if (waitMs === 0) clearTimeout(this.#timer)
    else if (this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.flush().catch((error) => {
        process.stderr.write(`sandbox: calls could not be kept for CloudTrail: ${error}\n`)
      })
    }, waitMs).unref()
  }
}
