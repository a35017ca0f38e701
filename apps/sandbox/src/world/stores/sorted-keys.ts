/** S3 lists keys by their UTF-8 bytes; JavaScript's own order differs once surrogates are met. */
export function compareUtf8(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length)
  for (let index = 0; index < shorter; index += 1) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index)
    if (difference === 0) continue
    return rank(left.charCodeAt(index)) - rank(right.charCodeAt(index))
  }
  return left.length - right.length
}

/** Surrogates stand for code points above U+FFFF, so they rank above every other unit. */
const rank = (unit: number): number =>
  unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800

/** The keys of one bucket in order. Moving the tail of an array is quick far beyond 50,000 keys. */
export class SortedKeys {
  #keys: string[] = []

  get size(): number {
    return this.#keys.length
  }

  add(key: string): void {
    const at = this.#firstNotBefore(key)
    if (this.#keys[at] !== key) this.#keys.splice(at, 0, key)
  }

  remove(key: string): void {
    const at = this.#firstNotBefore(key)
    if (this.#keys[at] === key) this.#keys.splice(at, 1)
  }

  /** Replaces all, as when an index is read. */
  fill(keys: Iterable<string>): void {
    this.#keys = [...keys].sort(compareUtf8)
  }

  list(prefix: string, after: string, most: number): string[] {
    const startsLater = compareUtf8(after, prefix) >= 0
    let at = this.#firstNotBefore(startsLater ? after : prefix)
    if (after !== '' && this.#keys[at] === after) at += 1
    const found: string[] = []
    for (; found.length < most; at += 1) {
      const key = this.#keys[at]
      if (key === undefined || !key.startsWith(prefix)) break
      found.push(key)
    }
    return found
  }

  #firstNotBefore(key: string): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareUtf8(this.#keys[middle] ?? '', key) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
