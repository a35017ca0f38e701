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

  /** One value is an equality, which an index answers in order; several are a list; none is no filter. */
  whereAny(column: string, values: readonly string[] | undefined): this {
    const [only, ...others] = values ?? []
    if (only === undefined) return this
    return others.length === 0
      ? this.where(only, (value) => `${column} = ${value}`)
      : this.where(values, (list) => `${column} = ANY(${list}::text[])`)
  }

  bind(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  toString(): string {
    return this.#parts.length === 0 ? '' : `WHERE ${this.#parts.join(' AND ')}`
  }
}
