import {
  appendFileSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { ObjectFacts } from './object-store.ts'

/** What is known of one object, and where its bytes lie. */
export interface ObjectEntry extends ObjectFacts {
  readonly bodyId: string
}

export type JournalLine =
  | { readonly bucket: string; readonly put: ObjectEntry }
  | { readonly bucket: string; readonly delete: string }

const NEWLINE = 0x0a

/**
 * The index on disk: one line of JSON for each change. A whole line is what makes an object exist,
 * so a process that dies at any moment leaves either the old object or the new one.
 */
export class ObjectJournal {
  readonly #file: string
  readonly #descriptor: number
  #length: number

  private constructor(file: string, length: number) {
    this.#file = file
    this.#length = length
    this.#descriptor = openSync(file, 'a')
  }

  static open(file: string, onLine: (line: JournalLine) => void): ObjectJournal {
    mkdirSync(dirname(file), { recursive: true })
    const bytes = readIfPresent(file)
    const length = bytes.lastIndexOf(NEWLINE) + 1
    // The line that a dying process did not finish never happened.
    if (length < bytes.length) truncateSync(file, length)
    for (let start = 0; start < length; ) {
      const end = bytes.indexOf(NEWLINE, start)
      onLine(parse(file, bytes.toString('utf8', start, end)))
      start = end + 1
    }
    return new ObjectJournal(file, length)
  }

  /** Writes the index anew without what was replaced or deleted. */
  static compact(file: string, lines: Iterable<JournalLine>): void {
    const draft = `${file}.draft`
    let text = ''
    for (const line of lines) text += `${JSON.stringify(line)}\n`
    writeFileSync(draft, text, { flush: true })
    renameSync(draft, file)
  }

  append(line: JournalLine): void {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
    try {
      appendFileSync(this.#descriptor, bytes)
      this.#length += bytes.length
    } catch (error) {
      // A full disk may have taken half of it; the next line must not follow that half.
      truncateSync(this.#file, this.#length)
      throw error
    }
  }

  clear(): void {
    ftruncateSync(this.#descriptor)
    this.#length = 0
  }

  close(): void {
    closeSync(this.#descriptor)
  }
}

function parse(file: string, text: string): JournalLine {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(
      `The sandbox cannot read its index of objects ${file}: a line is not JSON. It was left as ` +
        'it is; move its folder away or delete it to start with empty buckets.',
    )
  }
}

function readIfPresent(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}
