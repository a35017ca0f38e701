import { type FileHandle, open, rm } from 'node:fs/promises'

export type ResultRow = readonly (string | null)[]

/** More rows or characters than that leave the heap. */
const MOST_ROWS_IN_MEMORY = 10_000
const MOST_CHARACTERS_IN_MEMORY = 8 * 1024 * 1024
/** What stays in memory of a query that has ended: somebody will ask for it soon, and once. */
const MOST_CHARACTERS_AT_REST = 256 * 1024
const BYTES_PER_WRITE = 1024 * 1024
const MOST_BYTES_PER_READ = 64 * 1024 * 1024
const MOST_BYTES = 4 * 1024 ** 3

export class ResultTooLarge extends Error {
  override readonly name = 'ResultTooLarge'
}

/** The rows of a query: in memory while they are few, all in a file as soon as they are many. */
export class ResultRows {
  readonly #path: string
  #memory: ResultRow[] = []
  #characters = 0
  #file: FileHandle | undefined
  /** Where each row of the file begins, and where the last one ends. */
  #starts: number[] = [0]
  #unwritten: Buffer[] = []
  #unwrittenBytes = 0
  /** See `comeWith`. */
  #places: readonly number[] | undefined
  /** Which of the rows, as they came, is the first one, the second … */
  #order: readonly number[] = []
  #isDiscarded = false

  constructor(path: string) {
    this.#path = path
  }

  /** Rows that can be read. */
  get count(): number {
    const came = this.#file === undefined ? this.#memory.length : this.#starts.length - 1
    return Math.min(came, this.#places?.length ?? came)
  }

  /** Of all rows that were added. */
  get characters(): number {
    return this.#characters
  }

  /**
   * The rows come in another order than theirs. Which place each of them has, is put into `places` as
   * soon as it may be read: until all of them are there, they are those found so far.
   */
  comeWith(places: readonly number[]): void {
    this.#places = places
  }

  async add(row: ResultRow): Promise<void> {
    for (const value of row) this.#characters += value?.length ?? 0
    if (this.#file !== undefined) {
      await this.#write(row)
      return
    }
    this.#memory.push(row)
    const isMuch =
      this.#memory.length > MOST_ROWS_IN_MEMORY || this.#characters > MOST_CHARACTERS_IN_MEMORY
    if (isMuch) await this.#moveToFile()
  }

  /** Makes all rows that were added readable. */
  async flush(): Promise<void> {
    if (this.#file === undefined || this.#unwritten.length === 0) return
    const lines = this.#unwritten
    this.#unwritten = []
    this.#unwrittenBytes = 0
    let end = this.#starts.at(-1) ?? 0
    await this.#file.write(Buffer.concat(lines), 0, undefined, end)
    for (const { byteLength } of lines) {
      end += byteLength
      this.#starts.push(end)
    }
  }

  /** The query has ended: what is not small goes to the file. */
  async rest(): Promise<void> {
    if (this.#isDiscarded || this.#file !== undefined) return
    if (this.#characters > MOST_CHARACTERS_AT_REST) await this.#moveToFile()
  }

  /** Up to 64 MB of rows: fewer than `count` where they are large, but at least one. */
  async read(from: number, count: number): Promise<ResultRow[]> {
    const most = Math.min(from + count, this.count)
    const wanted: number[] = []
    let bytes = 0
    const order = this.#inOrder()
    for (let at = from; at < most; at += 1) {
      const row = order?.[at] ?? at
      bytes += this.#file === undefined ? 0 : this.#bytesOf(row)
      if (wanted.length > 0 && bytes > MOST_BYTES_PER_READ) break
      wanted.push(row)
    }
    const file = this.#file
    if (file === undefined) return wanted.map((row) => this.#memory[row] ?? [])
    const rows = new Map<number, ResultRow>()
    for (const run of runsIn(wanted)) {
      const first = this.#starts[run.first] ?? 0
      const read = Buffer.allocUnsafe((this.#starts[run.last + 1] ?? first) - first)
      await readFully(file, read, first)
      for (let row = run.first; row <= run.last; row += 1) {
        const start = (this.#starts[row] ?? first) - first
        rows.set(row, rowIn(read.toString('utf8', start, start + this.#bytesOf(row))))
      }
    }
    return wanted.map((row) => rows.get(row) ?? [])
  }

  #inOrder(): readonly number[] | undefined {
    const places = this.#places
    if (places === undefined || this.#order.length === places.length) return places && this.#order
    this.#order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
    return this.#order
  }

  #bytesOf(row: number): number {
    return (this.#starts[row + 1] ?? 0) - (this.#starts[row] ?? 0)
  }

  async discard(): Promise<void> {
    this.#isDiscarded = true
    this.#memory = []
    this.#starts = [0]
    const file = this.#file
    if (file === undefined) return
    await file.close()
    await rm(this.#path, { force: true })
  }

  async #moveToFile(): Promise<void> {
    const file = await open(this.#path, 'w+')
    // Until all of it is written, readers find it in memory.
    const starts = [0]
    let end = 0
    let lines: Buffer[] = []
    let start = 0
    for (const [index, row] of this.#memory.entries()) {
      const line = lineOf(row)
      lines.push(line)
      end += line.byteLength
      starts.push(end)
      const isLast = index === this.#memory.length - 1
      if (isLast || end - start > BYTES_PER_WRITE) {
        await file.write(Buffer.concat(lines), 0, undefined, start)
        lines = []
        start = end
      }
    }
    this.#starts = starts
    this.#file = file
    this.#memory = []
  }

  async #write(row: ResultRow): Promise<void> {
    const line = lineOf(row)
    this.#unwritten.push(line)
    this.#unwrittenBytes += line.byteLength
    if ((this.#starts.at(-1) ?? 0) + this.#unwrittenBytes > MOST_BYTES) {
      throw new ResultTooLarge('The result is larger than 4 GB.')
    }
    if (this.#unwrittenBytes > BYTES_PER_WRITE) await this.flush()
  }
}

/** Rows that lie side by side in the file are read at once. */
function runsIn(rows: readonly number[]): { readonly first: number; last: number }[] {
  const runs: { readonly first: number; last: number }[] = []
  for (const row of rows.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.last === row - 1) run.last = row
    else runs.push({ first: row, last: row })
  }
  return runs
}

function lineOf(row: ResultRow): Buffer {
  return Buffer.from(JSON.stringify(row))
}

function rowIn(line: string): ResultRow {
  const row: unknown = JSON.parse(line)
  return Array.isArray(row) ? row.map((value) => (value === null ? null : String(value))) : []
}

async function readFully(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0
  while (done < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, done, bytes.byteLength - done, position + done)
    if (bytesRead === 0) return
    done += bytesRead
  }
}
