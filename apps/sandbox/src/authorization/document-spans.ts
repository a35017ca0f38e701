/** A place in a document; `line` counts from 1, `column` and `offset` from 0. */
export interface TextPosition {
  readonly line: number
  readonly column: number
  readonly offset: number
}

export interface DocumentNode {
  readonly start: number
  /** After the last character. */
  readonly end: number
  readonly keys: ReadonlyMap<string, DocumentNode>
  readonly items: readonly DocumentNode[]
}

export type DocumentPath = readonly (string | number)[]

/** Where each value of valid JSON stands in its text: findings and matches point there. */
export function documentSpans(text: string): DocumentNode {
  return new Scanner(text).value()
}

/** The node at the path, or the nearest one above it. */
export function nodeAt(root: DocumentNode, path: DocumentPath): DocumentNode {
  let node = root
  for (const step of path) {
    const next = typeof step === 'number' ? node.items[step] : node.keys.get(step)
    if (next === undefined) return node
    node = next
  }
  return node
}

export function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') - 1, offset }
}

class Scanner {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(): DocumentNode {
    this.#skipSpace()
    const start = this.#at
    const keys = new Map<string, DocumentNode>()
    const items: DocumentNode[] = []
    const first = this.#text[this.#at]
    if (first === '{') this.#members(keys)
    else if (first === '[') this.#elements(items)
    else if (first === '"') this.#string()
    else while (/[^\s,\]}]/.test(this.#text[this.#at] ?? ' ')) this.#at += 1
    return { start, end: this.#at, keys, items }
  }

  #members(keys: Map<string, DocumentNode>): void {
    this.#at += 1
    while (this.#skipSpace() !== '}' && this.#at < this.#text.length) {
      const key: string = JSON.parse(this.#string())
      this.#skipSpace()
      this.#at += 1
      keys.set(key, this.value())
      if (this.#skipSpace() === ',') this.#at += 1
    }
    this.#at += 1
  }

  #elements(items: DocumentNode[]): void {
    this.#at += 1
    while (this.#skipSpace() !== ']' && this.#at < this.#text.length) {
      items.push(this.value())
      if (this.#skipSpace() === ',') this.#at += 1
    }
    this.#at += 1
  }

  #string(): string {
    const start = this.#at
    this.#at += 1
    while (this.#at < this.#text.length && this.#text[this.#at] !== '"') {
      this.#at += this.#text[this.#at] === '\\' ? 2 : 1
    }
    this.#at += 1
    return this.#text.slice(start, this.#at)
  }

  #skipSpace(): string | undefined {
    while (/\s/.test(this.#text[this.#at] ?? 'x')) this.#at += 1
    return this.#text[this.#at]
  }
}
