import { AwsError } from '../operation.ts'

/** Longer than any chunk header or trailer line that a client has reason to send. */
const LONGEST_LINE = 8 * 1024
const NEWLINE = 0x0a

/**
 * Strips the frames of `aws-chunked`: `SIZE[;chunk-signature=…]`, bytes, and lines after the last.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* withoutChunks(
  source: AsyncIterable<Uint8Array>,
  onTrailer: (name: string, value: string) => void,
): AsyncIterable<Uint8Array> {
  const bytes = new ByteReader(source)
  try {
    for (;;) {
      const size = chunkSize(await bytes.line())
      if (size === 0) break
      yield* bytes.take(size)
      if ((await bytes.line()) !== '') throw malformed()
    }
    for (let line = await bytes.lineOrEnd(); line; line = await bytes.lineOrEnd()) {
      const colon = line.indexOf(':')
      if (colon === -1) throw malformed()
      onTrailer(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
    }
  } finally {
    await bytes.close()
  }
}

function chunkSize(line: string): number {
  const hex = /^([0-9a-fA-F]{1,12})(?:;.*)?$/.exec(line)?.[1]
  if (hex === undefined) throw malformed()
  return Number.parseInt(hex, 16)
}

const malformed = (): AwsError =>
  new AwsError('IncompleteBody', 400, 'The request body terminated unexpectedly')

class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Uint8Array = new Uint8Array()

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async line(): Promise<string> {
    const line = await this.lineOrEnd()
    if (line === undefined) throw malformed()
    return line
  }

  async lineOrEnd(): Promise<string | undefined> {
    for (;;) {
      const end = this.#held.indexOf(NEWLINE)
      if (end !== -1) {
        const line = Buffer.from(this.#held.subarray(0, end)).toString('latin1')
        this.#held = this.#held.subarray(end + 1)
        return line.replace(/\r$/, '')
      }
      if (this.#held.length > LONGEST_LINE) throw malformed()
      const held = this.#held
      if (await this.#more()) {
        if (held.length > 0) this.#held = Buffer.concat([held, this.#held])
        continue
      }
      // Some clients end the last trailer without a line break.
      this.#held = new Uint8Array()
      return held.length === 0 ? undefined : Buffer.from(held).toString('latin1')
    }
  }

  async *take(count: number): AsyncIterable<Uint8Array> {
    for (let left = count; left > 0; ) {
      if (this.#held.length === 0 && !(await this.#more())) throw malformed()
      const piece = this.#held.subarray(0, left)
      this.#held = this.#held.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }

  async close(): Promise<void> {
    await this.#source.return?.()
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next()
    if (done) return false
    this.#held = value
    return true
  }
}
