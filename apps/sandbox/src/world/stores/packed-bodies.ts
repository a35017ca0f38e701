import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** A pack that is longer gets no more bodies. */
const LONGEST_PACK_BYTES = 16 * 1024 * 1024

interface Place {
  readonly pack: string
  readonly offset: number
  readonly size: number
}

/**
 * Small bodies, one after the other in files of their own: making a file costs more than writing
 * what most log objects hold. A pack goes when the last of its bodies does. Half of a body at the
 * end of one is no harm: no index names it, and every process begins its own.
 */
export class PackedBodies {
  readonly #pathOf: (pack: string) => string
  readonly #living = new Map<string, number>()
  #open: { readonly pack: string; readonly file: number; length: number } | undefined

  constructor(pathOf: (pack: string) => string) {
    this.#pathOf = pathOf
  }

  /** The id names the pack and the place in it. */
  write(body: Uint8Array): string {
    const open = this.#opened()
    const offset = open.length
    for (let written = 0; written < body.length; ) {
      written += writeSync(open.file, body, written, body.length - written, offset + written)
    }
    open.length += body.length
    this.#living.set(open.pack, (this.#living.get(open.pack) ?? 0) + 1)
    return `${open.pack}.${offset}.${body.length}`
  }

  /** Undefined: the id is not of a packed body. */
  read(id: string): Uint8Array | undefined {
    const place = placeIn(id)
    if (place === undefined) return undefined
    const bytes = Buffer.alloc(place.size)
    const file = openSync(this.#pathOf(place.pack), 'r')
    try {
      readSync(file, bytes, 0, place.size, place.offset)
    } finally {
      closeSync(file)
    }
    return bytes
  }

  /** False: the id is not of a packed body. */
  remove(id: string): boolean {
    const place = placeIn(id)
    if (place === undefined) return false
    const living = (this.#living.get(place.pack) ?? 1) - 1
    this.#living.set(place.pack, living)
    if (living > 0) return true
    if (place.pack === this.#open?.pack) this.close()
    else this.#drop(place.pack)
    return true
  }

  /** Learns which packs hold what an index names. */
  adopt(ids: Iterable<string>): void {
    for (const id of ids) {
      const place = placeIn(id)
      if (place === undefined) continue
      this.#living.set(place.pack, (this.#living.get(place.pack) ?? 0) + 1)
    }
  }

  isLiving(pack: string): boolean {
    return this.#living.has(pack)
  }

  close(): void {
    if (this.#open === undefined) return
    const { pack, file } = this.#open
    closeSync(file)
    this.#open = undefined
    if (this.#living.get(pack) === 0) this.#drop(pack)
  }

  clear(): void {
    this.close()
    this.#living.clear()
  }

  #drop(pack: string): void {
    this.#living.delete(pack)
    rmSync(this.#pathOf(pack), { force: true })
  }

  #opened() {
    if (this.#open !== undefined && this.#open.length < LONGEST_PACK_BYTES) return this.#open
    this.close()
    const pack = randomUUID()
    const path = this.#pathOf(pack)
    mkdirSync(dirname(path), { recursive: true })
    this.#open = { pack, file: openSync(path, 'wx'), length: 0 }
    return this.#open
  }
}

function placeIn(id: string): Place | undefined {
  const [pack = '', offset, size] = id.split('.')
  if (offset === undefined || size === undefined) return undefined
  return { pack, offset: Number(offset), size: Number(size) }
}
