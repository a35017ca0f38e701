/** What the caller knows of the events that a query would read. */
export interface Knowledge {
  readonly fields: readonly KnownField[]
}

export interface KnownField {
  readonly name: string
  /** The part of the events that have it, from 0 to 1. */
  readonly share?: number
  /** Values that were seen, the most frequent first. */
  readonly values?: readonly string[]
}
