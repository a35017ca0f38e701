/** Time and ids are passed in, so that a test can choose them. */
export interface Clock {
  now(): Date
}

export interface Ids {
  /** A fresh UUIDv7: sortable by time of creation. */
  next(): string
}

export interface Randomness {
  /** Hexadecimal text of so many random bytes, fit for a secret. */
  hex(bytes: number): string
}
