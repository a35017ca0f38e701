import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seedWorldState } from './seed.ts'
import { LOGGING_ROLE } from './seed-invocation-logging.ts'
import type { WorldState } from './world.ts'

/** Raised when the shape of `WorldState` changes, so that an old snapshot is not misread. */
const FORMAT = 2
/** Format 1 had fewer parts and the same shape in those it had. */
const OLDEST_READ = 1
const FILE = 'world.json'

/** Writes at most this often while changes keep coming. */
const DEBOUNCE_MS = 400

/** A snapshot that cannot be trusted; the message is for the person at the terminal. */
export class UnreadableSnapshot extends Error {}

/** Keeps the world on disk: debounced while it runs, whole on exit, restored at start. */
export class SnapshotStore {
  readonly #folder: string
  #timer: NodeJS.Timeout | undefined
  #read: (() => WorldState) | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The saved world, or undefined when none was saved yet. */
  restore(): WorldState | undefined {
    const file = join(this.#folder, FILE)
    const text = readIfPresent(file)
    if (text === undefined) return undefined
    const refusal = (why: string) =>
      new UnreadableSnapshot(
        `The sandbox cannot read its snapshot ${file}: ${why}. It was left as it is; ` +
          'move it away or delete it to start from the seeded world.',
      )
    let saved: unknown
    try {
      saved = JSON.parse(text)
    } catch {
      throw refusal('it is not whole JSON')
    }
    if (!isSaved(saved)) throw refusal('it is not a world')
    if (saved.format < OLDEST_READ || saved.format > FORMAT)
      throw refusal(`its format is ${saved.format}, this one reads ${FORMAT}`)
    return upgraded(saved)
  }

  /** `read` is asked when the moment comes, so that bursts of changes are written once. */
  schedule(read: () => WorldState): void {
    this.#read = read
    this.#timer ??= setTimeout(() => this.flush(), DEBOUNCE_MS)
  }

  /** Writes what is pending: beside the old file first, then in its place, so no half is ever seen. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#read === undefined) return
    const text = JSON.stringify({ format: FORMAT, world: this.#read() })
    this.#read = undefined
    mkdirSync(this.#folder, { recursive: true })
    const file = join(this.#folder, FILE)
    const draft = `${file}.${process.pid}.draft`
    try {
      writeFileSync(draft, text, { flush: true })
      renameSync(draft, file)
    } catch (error) {
      rmSync(draft, { force: true })
      const why = error instanceof Error ? error.message : String(error)
      process.stderr.write(`sandbox: the world could not be saved: ${why}\n`)
    }
  }
}

/** What came into being later starts as the seed has it: parts of the world, and one role. */
function upgraded({ format, world }: { format: number; world: WorldState }): WorldState {
  const seed = seedWorldState()
  if (format < FORMAT) {
    for (const [accountId, { roles }] of Object.entries(seed.iam)) {
      const role = roles[LOGGING_ROLE]
      const account = world.iam[accountId]
      if (role !== undefined && account !== undefined) account.roles[LOGGING_ROLE] ??= role
    }
  }
  return { ...seed, ...world }
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function isSaved(value: unknown): value is { format: number; world: WorldState } {
  if (typeof value !== 'object' || value === null) return false
  if (!('format' in value) || typeof value.format !== 'number') return false
  if (!('world' in value) || typeof value.world !== 'object' || value.world === null) return false
  return ['iam', 'organization', 'accessKeys', 'bedrock', 'settings'].every(
    (part) => part in (value.world as object),
  )
}
