import { createHash, hash, randomUUID } from 'node:crypto'
import { createReadStream, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ByteRange, ObjectBody } from './object-store.ts'
import { PackedBodies } from './packed-bodies.ts'

export interface WrittenBody {
  readonly id: string
  readonly size: number
  readonly md5: string
}

/** Bytes by an id of our own, so that no key of a client ever becomes a path. */
export interface ObjectBodies {
  write(body: ObjectBody): Promise<WrittenBody>
  /** Holds on to the bytes from this moment on, even if the object is replaced meanwhile. */
  read(id: string, size: number, range: ByteRange | undefined): AsyncIterable<Uint8Array>
  whole(id: string): Uint8Array
  remove(id: string): Promise<void>
  /** Removes what no index knows: left by a process that died between body and index. */
  sweep(known: ReadonlySet<string>): void
  clear(): Promise<void>
  close(): void
}

/** Smaller bodies are read at once: a stream costs more than it saves. */
const READ_AT_ONCE_BYTES = 1024 * 1024
/** Larger bodies have a file each, which is gone when they are. */
const MOST_PACKED_BYTES = 128 * 1024

export class BodiesInMemory implements ObjectBodies {
  readonly #bodies = new Map<string, Uint8Array>()

  async write(body: ObjectBody): Promise<WrittenBody> {
    const chunks: Uint8Array[] = []
    if (body instanceof Uint8Array) chunks.push(body)
    else for await (const chunk of body) chunks.push(chunk)
    // A copy, because the caller may use its buffer again.
    const bytes = Buffer.concat(chunks)
    const id = randomUUID()
    this.#bodies.set(id, bytes)
    return { id, size: bytes.length, md5: createHash('md5').update(bytes).digest('hex') }
  }

  read(id: string, _size: number, range: ByteRange | undefined): AsyncIterable<Uint8Array> {
    return once(sliced(this.whole(id), range))
  }

  whole(id: string): Uint8Array {
    return this.#bodies.get(id) ?? new Uint8Array()
  }

  async remove(id: string): Promise<void> {
    this.#bodies.delete(id)
  }

  sweep(): void {}

  async clear(): Promise<void> {
    this.#bodies.clear()
  }

  close(): void {}
}

/** One file for each body that is not small, spread over 256 folders. */
export class BodiesOnDisk implements ObjectBodies {
  readonly #directory: string
  readonly #folders = new Set<string>()
  readonly #packed = new PackedBodies((pack) => this.#path(pack))

  constructor(directory: string) {
    this.#directory = directory
  }

  async write(body: ObjectBody): Promise<WrittenBody> {
    if (body instanceof Uint8Array && body.length <= MOST_PACKED_BYTES) {
      return { id: this.#packed.write(body), size: body.length, md5: hash('md5', body) }
    }
    const id = randomUUID()
    await this.#makeFolder(id)
    try {
      return body instanceof Uint8Array ? await this.#whole(id, body) : await this.#pieces(id, body)
    } catch (error) {
      await this.remove(id)
      throw error
    }
  }

  read(id: string, size: number, range: ByteRange | undefined): AsyncIterable<Uint8Array> {
    if (size <= READ_AT_ONCE_BYTES) return once(sliced(this.whole(id), range))
    const file = openSync(this.#path(id), 'r')
    const part = range && { start: range.first, end: range.last }
    return createReadStream('', { fd: file, highWaterMark: 256 * 1024, start: 0, ...part })
  }

  whole(id: string): Uint8Array {
    return this.#packed.read(id) ?? readFileSync(this.#path(id))
  }

  async remove(id: string): Promise<void> {
    if (!this.#packed.remove(id)) rmSync(this.#path(id), { force: true })
  }

  sweep(known: ReadonlySet<string>): void {
    this.#packed.adopt(known)
    for (const folder of namesIn(this.#directory)) {
      for (const name of namesIn(join(this.#directory, folder))) {
        if (known.has(name) || this.#packed.isLiving(name)) continue
        rmSync(join(this.#directory, folder, name), { force: true })
      }
    }
  }

  async clear(): Promise<void> {
    this.#folders.clear()
    this.#packed.clear()
    await rm(this.#directory, { recursive: true, force: true })
  }

  close(): void {
    this.#packed.clear()
  }

  async #whole(id: string, body: Uint8Array): Promise<WrittenBody> {
    await writeFile(this.#path(id), body)
    return { id, size: body.length, md5: hash('md5', body) }
  }

  async #pieces(id: string, body: AsyncIterable<Uint8Array>): Promise<WrittenBody> {
    const md5 = createHash('md5')
    let size = 0
    await using file = await open(this.#path(id), 'w')
    for await (const chunk of body) {
      md5.update(chunk)
      size += chunk.length
      await file.writeFile(chunk)
    }
    return { id, size, md5: md5.digest('hex') }
  }

  #path(id: string): string {
    return join(this.#directory, id.slice(0, 2), id)
  }

  async #makeFolder(id: string): Promise<void> {
    const folder = id.slice(0, 2)
    if (this.#folders.has(folder)) return
    await mkdir(join(this.#directory, folder), { recursive: true })
    this.#folders.add(folder)
  }
}

function sliced(bytes: Uint8Array, range: ByteRange | undefined): Uint8Array {
  return range === undefined ? bytes : bytes.subarray(range.first, range.last + 1)
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  if (bytes.length > 0) yield bytes
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
