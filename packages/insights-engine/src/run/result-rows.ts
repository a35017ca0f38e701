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
  #isDiscarded = false

  constructor(path: string) {
    this.#path = path
  }

  /** Rows that can be read. */
  get count(): number {
    return this.#file === undefined ? this.#memory.length : this.#starts.length - 1
  }

  async add(row: ResultRow): Promise<void> {
    if (this.#file !== undefined) {
      await this.#write(row)
      return
    }
    this.#memory.push(row)
    for (const value of row) this.#characters += value?.length ?? 0
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
    const file = this.#file
    if (file === undefined) return this.#memory.slice(from, from + count)
    const first = this.#starts[from]
    const most = Math.min(from + count, this.#starts.length - 1)
    if (first === undefined || most <= from) return []
    let last = from + 1
    while (last < most && (this.#starts[last + 1] ?? 0) - first <= MOST_BYTES_PER_READ) last += 1
    const bytes = Buffer.allocUnsafe((this.#starts[last] ?? first) - first)
    await readFully(file, bytes, first)
    const rows: ResultRow[] = []
    for (let row = from; row < last; row += 1) {
      const start = (this.#starts[row] ?? first) - first
      const end = (this.#starts[row + 1] ?? first) - first
      rows.push(rowIn(bytes.toString('utf8', start, end)))
    }
    return rows
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
