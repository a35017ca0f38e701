import { type JournalLine, type ObjectEntry, ObjectJournal } from './object-journal.ts'
import { SortedKeys } from './sorted-keys.ts'

interface Bucket {
  readonly entries: Map<string, ObjectEntry>
  readonly keys: SortedKeys
}

/** More dead lines than this many for each living object, and the journal is written anew. */
const DEAD_LINES_PER_OBJECT = 2
const DEAD_LINES_ALWAYS_FINE = 1000

/** Every object's facts in memory, in order; with a file, written down as they change. */
export class ObjectIndex {
  readonly #buckets = new Map<string, Bucket>()
  readonly #journal: ObjectJournal | undefined

  constructor(file: string | undefined) {
    if (file !== undefined) this.#journal = this.#restore(file)
  }

  find(bucket: string, key: string): ObjectEntry | undefined {
    return this.#buckets.get(bucket)?.entries.get(key)
  }

  list(bucket: string, prefix: string, after: string, most: number): ObjectEntry[] {
    const known = this.#buckets.get(bucket)
    const keys = known?.keys.list(prefix, after, most) ?? []
    return keys.flatMap((key) => known?.entries.get(key) ?? [])
  }

  put(bucket: string, entry: ObjectEntry): void {
    this.#journal?.append({ bucket, put: entry })
    const { entries, keys } = this.#bucket(bucket)
    if (!entries.has(entry.key)) keys.add(entry.key)
    entries.set(entry.key, entry)
  }

  delete(bucket: string, key: string): ObjectEntry | undefined {
    const entry = this.find(bucket, key)
    if (entry === undefined) return undefined
    this.#journal?.append({ bucket, delete: key })
    const { entries, keys } = this.#bucket(bucket)
    entries.delete(key)
    keys.remove(key)
    return entry
  }

  bodyIds(): Set<string> {
    const ids = new Set<string>()
    for (const { entries } of this.#buckets.values()) {
      for (const { bodyId } of entries.values()) ids.add(bodyId)
    }
    return ids
  }

  close(): void {
    this.#journal?.close()
  }

  #bucket(name: string): Bucket {
    const known = this.#buckets.get(name)
    if (known !== undefined) return known
    const fresh: Bucket = { entries: new Map(), keys: new SortedKeys() }
    this.#buckets.set(name, fresh)
    return fresh
  }

  #restore(file: string): ObjectJournal {
    let lines = 0
    const journal = ObjectJournal.open(file, (line) => {
      lines += 1
      this.#replay(line)
    })
    let living = 0
    for (const { entries, keys } of this.#buckets.values()) {
      keys.fill(entries.keys())
      living += entries.size
    }
    if (lines - living <= living * DEAD_LINES_PER_OBJECT + DEAD_LINES_ALWAYS_FINE) return journal
    journal.close()
    ObjectJournal.compact(file, this.#lines())
    return ObjectJournal.open(file, () => {})
  }

  #replay(line: JournalLine): void {
    const { entries } = this.#bucket(line.bucket)
    if ('put' in line) entries.set(line.put.key, line.put)
    else entries.delete(line.delete)
  }

  *#lines(): Iterable<JournalLine> {
    for (const [bucket, { entries }] of this.#buckets) {
      for (const put of entries.values()) yield { bucket, put }
    }
  }
}
