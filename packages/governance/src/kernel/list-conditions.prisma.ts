/** Nothing that could end a literal or mean anything to SQL. */
const plainWord = /^[a-z][a-z._-]{0,79}$/

/** The WHERE of a hand-written list: text with `$1`, `$2` … and the values that go there. */
export class ListConditions {
  readonly values: unknown[] = []
  readonly #parts: string[] = []

  /** `text` gets the placeholder of `value`; an undefined value means "no such filter". */
  where<Value>(value: Value | undefined, text: (placeholder: string) => string): this {
    if (value === undefined) return this
    this.#parts.push(text(this.bind(value)))
    return this
  }

  /**
   * One word is an equality, which an index answers in order; several are a list; none is no filter.
   * Words stand in the text: how rare a state is decides the plan, and a plan made for any state
   * would read the whole table to find the few pending ones.
   */
  whereAny(column: string, words: readonly string[] | undefined): this {
    const [only, ...others] = words ?? []
    if (words === undefined || only === undefined) return this
    if (!words.every((word) => plainWord.test(word))) {
      return this.where(words, (list) => `${column} = ANY(${list}::text[])`)
    }
    const list = words.map((word) => `'${word}'`).join(', ')
    this.#parts.push(others.length === 0 ? `${column} = ${list}` : `${column} IN (${list})`)
    return this
  }

  /**
   * One row more than the page, as text: with the number in sight PostgreSQL settles on one plan
   * for every page, and does not plan again each time (0.5 ms of a 1 ms list).
   */
  limit(rows: number): string {
    return `LIMIT ${Math.trunc(rows) + 1}`
  }

  bind(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  toString(): string {
    return this.#parts.length === 0 ? '' : `WHERE ${this.#parts.join(' AND ')}`
  }
}
