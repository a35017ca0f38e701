import { seededRandom } from '../services/bedrock-runtime/stand-in-random.ts'

const HEX = Array.from({ length: 256 }, (_unused, byte) => byte.toString(16).padStart(2, '0'))

/** Choices that fall the same way in every run for the same seed. */
export class Dice {
  readonly next: () => number
  readonly #id: () => number

  constructor(seed: string) {
    this.next = seededRandom(seed)
    this.#id = seededRandom(`${seed}/id`)
  }

  /** From `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)]
    if (item === undefined) throw new Error('Nothing to pick from.')
    return item
  }

  /** By the weights that go with the items. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
    let total = 0
    for (const [, weight] of items) total += weight
    let left = this.next() * total
    for (const [item, weight] of items) {
      left -= weight
      if (left < 0) return item
    }
    return this.pick(items)[0]
  }

  /** `some` neighbours from a random place on, so that no sentence stands twice in one text. */
  run<Item>(items: readonly Item[], some: number): readonly Item[] {
    const start = Math.floor(this.next() * items.length)
    const end = start + Math.min(some, items.length)
    if (end <= items.length) return items.slice(start, end)
    return [...items.slice(start), ...items.slice(0, end - items.length)]
  }

  digits(count: number): string {
    let text = ''
    for (let index = 0; index < count; index += 1) text += Math.floor(this.next() * 10)
    return text
  }

  letters(count: number, alphabet: string): string {
    let text = ''
    for (let index = 0; index < count; index += 1) {
      text += alphabet[Math.floor(this.next() * alphabet.length)]
    }
    return text
  }

  /** Around `typical`, seldom much more: how long work and answers take. */
  skewed(typical: number): number {
    return Math.round(typical * Math.exp((this.next() + this.next() + this.next() - 1.5) * 1.1))
  }

  /**
   * All seeds read one row of 2^32 numbers, each from its own place, so that two of them may come
   * together and give the same from there on. In two rows at once they do not.
   */
  uuid(): string {
    const bytes = [0, 0, 0, 0].flatMap(() => {
      const word = Math.floor(this.next() * 4294967296) ^ Math.floor(this.#id() * 4294967296)
      return [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24]
    })
    bytes[6] = ((bytes[6] ?? 0) & 15) | 64
    bytes[8] = ((bytes[8] ?? 0) & 63) | 128
    let text = ''
    for (const [index, byte] of bytes.entries()) {
      if (index === 4 || index === 6 || index === 8 || index === 10) text += '-'
      text += HEX[byte]
    }
    return text
  }
}
