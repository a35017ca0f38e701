import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { BodiesInMemory, BodiesOnDisk, type ObjectBodies } from './object-bodies.ts'
import { ObjectIndex } from './object-index.ts'
import type { ObjectEntry } from './object-journal.ts'
import type {
  ByteRange,
  ObjectBody,
  ObjectFacts,
  ObjectStore,
  PutOptions,
  ReadableObject,
  StoredObject,
} from './object-store.ts'

/** What S3 says of an object that was put without a type. */
const DEFAULT_CONTENT_TYPE = 'binary/octet-stream'

export type ClosableObjectStore = ObjectStore & { clear(): Promise<void>; close(): Promise<void> }

/** With a directory objects outlive the process; without, they are held in memory. */
export function createObjectStore(directory?: string): ClosableObjectStore {
  return new FiledObjectStore(directory)
}

class FiledObjectStore implements ClosableObjectStore {
  readonly #directory: string | undefined
  readonly #bodies: ObjectBodies
  #index: ObjectIndex | undefined
  #hasBucket: (bucket: string) => boolean = () => false
  /** Changes with every clear: what was on its way before has nowhere to arrive. */
  #era = 0

  constructor(directory: string | undefined) {
    this.#directory = directory
    this.#bodies =
      directory === undefined ? new BodiesInMemory() : new BodiesOnDisk(join(directory, 'bodies'))
  }

  bucketsAre(exists: (bucket: string) => boolean): void {
    this.#hasBucket = exists
  }

  hasBucket(bucket: string): boolean {
    return this.#hasBucket(bucket)
  }

  async put(
    bucket: string,
    key: string,
    body: ObjectBody,
    options: PutOptions,
  ): Promise<ObjectFacts> {
    this.#demandBucket(bucket)
    const index = this.#opened()
    const era = this.#era
    const { id, size, md5 } = await this.#bodies.write(body)
    const replaced = index.find(bucket, key)
    const entry: ObjectEntry = {
      key,
      size,
      etag: options.etag ?? md5,
      lastModifiedMs: options.lastModifiedMs,
      contentType: options.contentType ?? DEFAULT_CONTENT_TYPE,
      ...(options.contentEncoding === undefined
        ? {}
        : { contentEncoding: options.contentEncoding }),
      metadata: options.metadata ?? {},
      ...(options.systemMetadata === undefined ? {} : { systemMetadata: options.systemMetadata() }),
      bodyId: id,
    }
    try {
      if (era !== this.#era) throw new Error('The store was emptied while an object was written.')
      options.accepts?.(replaced && factsOf(replaced))
      this.#demandBucket(bucket)
      index.put(bucket, entry)
    } catch (error) {
      await this.#bodies.remove(id)
      throw error
    }
    if (replaced !== undefined) await this.#bodies.remove(replaced.bodyId)
    return factsOf(entry)
  }

  async get(bucket: string, key: string): Promise<StoredObject | undefined> {
    const entry = this.#opened().find(bucket, key)
    return entry && { ...factsOf(entry), body: this.#bodies.whole(entry.bodyId) }
  }

  async read(
    bucket: string,
    key: string,
    range?: (facts: ObjectFacts) => ByteRange | undefined,
  ): Promise<ReadableObject | undefined> {
    const entry = this.#opened().find(bucket, key)
    if (entry === undefined) return undefined
    const facts = factsOf(entry)
    return { ...facts, body: this.#bodies.read(entry.bodyId, entry.size, range?.(facts)) }
  }

  async head(bucket: string, key: string): Promise<ObjectFacts | undefined> {
    const entry = this.#opened().find(bucket, key)
    return entry && factsOf(entry)
  }

  async list(bucket: string, prefix: string, after: string, most: number): Promise<ObjectFacts[]> {
    return this.#opened().list(bucket, prefix, after, most).map(factsOf)
  }

  async delete(bucket: string, key: string): Promise<void> {
    const removed = this.#opened().delete(bucket, key)
    if (removed !== undefined) await this.#bodies.remove(removed.bodyId)
  }

  async clear(): Promise<void> {
    this.#era += 1
    this.#index?.close()
    this.#index = undefined
    await this.#bodies.clear()
    if (this.#directory !== undefined) await rm(this.#directory, { recursive: true, force: true })
  }

  async close(): Promise<void> {
    this.#era += 1
    this.#bodies.close()
    this.#index?.close()
    this.#index = undefined
  }

  #demandBucket(bucket: string): void {
    if (!this.#hasBucket(bucket)) throw new Error(`There is no bucket ${bucket}.`)
  }

  /** Nothing is read before somebody asks. */
  #opened(): ObjectIndex {
    if (this.#index === undefined) {
      const file = this.#directory && join(this.#directory, 'index.jsonl')
      const index = new ObjectIndex(file)
      this.#bodies.sweep(index.bodyIds())
      this.#index = index
    }
    return this.#index
  }
}

function factsOf({ bodyId: _, ...facts }: ObjectEntry): ObjectFacts {
  return facts
}
