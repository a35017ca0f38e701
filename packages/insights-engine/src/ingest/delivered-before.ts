import { createHash } from 'node:crypto'

/** Longer ones are remembered by their hash. */
const LONGEST = 128

/**
 * Remembers the last deliveries: S3 and CloudWatch Logs deliver at least once. Of more than `most`
 * the oldest are forgotten, and would count as new.
 */
export class DeliveredBefore {
  readonly #most: number
  readonly #seen = new Set<string>()

  constructor(most: number) {
    this.#most = most
  }

  /** Whether the object came before, unchanged; from now on it has. */
  object({ key, etag }: { readonly key: string; readonly etag: string }): boolean {
    return this.#has(`object ${etag} ${key}`)
  }

  /** Whether the record of this call came before; from now on it has. */
  request(requestId: string): boolean {
    return this.#has(`request ${requestId}`)
  }

  #has(name: string): boolean {
    const short =
      name.length <= LONGEST ? name : createHash('sha256').update(name).digest('base64url')
    const isKnown = this.#seen.delete(short)
    this.#seen.add(short)
    if (this.#seen.size > this.#most) {
      for (const oldest of this.#seen) {
        this.#seen.delete(oldest)
        break
      }
    }
    return isKnown
  }
}
