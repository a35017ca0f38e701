import { LONG_EVENT } from '../event-table.ts'

/** As many as DuckDB reads at once. */
const ROWS_AT_ONCE = 2_048

/**
 * How many empty rows have to follow an event, so that 2,048 rows in a row never hold much more text
 * than 2,048 times what one may. What short events leave is there for the next long one, up to those
 * 2,048 rows: so any of them hold at most twice as much, and one event. Long events have half of it,
 * because what is worked out of them is held beside them, and longer.
 */
export class RowBudget {
  readonly #bytesPerRow: number
  readonly #ofAll: Allowance
  readonly #ofLong: Allowance

  /** `used`: bytes that the last rows of the table hold already. */
  constructor(bytesPerRow: number, used = 0) {
    this.#bytesPerRow = bytesPerRow
    this.#ofAll = new Allowance(bytesPerRow, used)
    this.#ofLong = new Allowance(bytesPerRow / 2)
  }

  /** Whole rows. */
  fillersBehind(bytes: number): number {
    this.#ofAll.addRows(1)
    this.#ofLong.addRows(1)
    const fillers = Math.max(
      this.#ofAll.take(bytes),
      this.isLong(bytes) ? this.#ofLong.take(bytes) : 0,
    )
    this.#ofAll.addRows(fillers)
    this.#ofLong.addRows(fillers)
    return fillers
  }

  isLong(bytes: number): boolean {
    return bytes > LONG_EVENT * this.#bytesPerRow
  }
}

/** Bytes that each row adds and its text takes away. */
class Allowance {
  readonly #bytesPerRow: number
  readonly #most: number
  #left: number

  constructor(bytesPerRow: number, used = 0) {
    this.#bytesPerRow = bytesPerRow
    this.#most = ROWS_AT_ONCE * bytesPerRow
    this.#left = this.#most - Math.min(used, this.#most)
  }

  addRows(rows: number): void {
    this.#left = Math.min(this.#most, this.#left + rows * this.#bytesPerRow)
  }

  /** How many rows more it takes until there is nothing lacking. */
  take(bytes: number): number {
    this.#left -= bytes
    return Math.max(0, Math.ceil(-this.#left / this.#bytesPerRow))
  }
}
