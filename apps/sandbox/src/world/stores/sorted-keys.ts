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

/** Splitting at twice the size keeps every change a move of few keys, whatever their number. */
const PAGE = 512

/** The keys of one bucket in order, in pages that are in order themselves. */
export class SortedKeys {
  /** Never an empty page, save the only one. */
  #pages: string[][] = [[]]

  add(key: string): void {
    const place = this.#pageOf(key)
    const page = this.#pages[place] ?? []
    const at = firstNotBefore(page, key)
    if (page[at] === key) return
    page.splice(at, 0, key)
    if (page.length >= 2 * PAGE) this.#pages.splice(place + 1, 0, page.splice(PAGE))
  }

  remove(key: string): void {
    const place = this.#pageOf(key)
    const page = this.#pages[place] ?? []
    const at = firstNotBefore(page, key)
    if (page[at] !== key) return
    page.splice(at, 1)
    if (page.length === 0 && this.#pages.length > 1) this.#pages.splice(place, 1)
  }

  /** Replaces all, as when an index is read. */
  fill(keys: Iterable<string>): void {
    const sorted = [...keys].sort(compareUtf8)
    this.#pages = [sorted.slice(0, PAGE)]
    for (let at = PAGE; at < sorted.length; at += PAGE) {
      this.#pages.push(sorted.slice(at, at + PAGE))
    }
  }

  list(prefix: string, after: string, most: number): string[] {
    const from = compareUtf8(after, prefix) >= 0 ? after : prefix
    const found: string[] = []
    let place = this.#pageOf(from)
    let at = firstNotBefore(this.#pages[place] ?? [], from)
    for (; place < this.#pages.length; place += 1, at = 0) {
      const page = this.#pages[place] ?? []
      for (; at < page.length; at += 1) {
        const key = page[at] ?? ''
        if (key === after) continue
        if (found.length >= most || !key.startsWith(prefix)) return found
        found.push(key)
      }
    }
    return found
  }

  /** The last page that begins at or before the key. */
  #pageOf(key: string): number {
    let low = 0
    let high = this.#pages.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (compareUtf8(this.#pages[middle]?.[0] ?? '', key) <= 0) low = middle
      else high = middle - 1
    }
    return low
  }
}

function firstNotBefore(page: readonly string[], key: string): number {
  let low = 0
  let high = page.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareUtf8(page[middle] ?? '', key) < 0) low = middle + 1
    else high = middle
  }
  return low
}
