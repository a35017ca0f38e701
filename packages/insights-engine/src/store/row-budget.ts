import { LONG_EVENT } from '../event-table.ts'

/** As many as DuckDB reads at once. */
const ROWS_AT_ONCE = 2_048

/**
 * How many empty rows have to follow an event, so that 2,048 rows in a row never hold much more text
 * than 2,048 times what one may. What short events leave is there for the next long one, up to those
 * 2,048 rows: so any of them hold at most twice as much, and one event.
 */
export class RowBudget {
  readonly #bytesPerRow: number
  /** Bytes; below nothing, fillers are due. */
  #left: number

  /** `used`: bytes that the last rows of the table hold already. */
  constructor(bytesPerRow: number, used = 0) {
    this.#bytesPerRow = bytesPerRow
    this.#left = this.#most() - Math.min(used, this.#most())
  }

  /** Whole rows. */
  fillersBehind(bytes: number): number {
    this.#left = Math.min(this.#most(), this.#left + this.#bytesPerRow) - bytes
    if (this.#left >= 0) return 0
    const fillers = Math.ceil(-this.#left / this.#bytesPerRow)
    this.#left += fillers * this.#bytesPerRow
    return fillers
  }

  isLong(bytes: number): boolean {
    return bytes > LONG_EVENT * this.#bytesPerRow
  }

  #most(): number {
    return ROWS_AT_ONCE * this.#bytesPerRow
  }
}
