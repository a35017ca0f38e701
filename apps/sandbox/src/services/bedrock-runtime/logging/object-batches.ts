import { randomUUID } from 'node:crypto'
import type { LogBucket } from '../../../world/bedrock-state.ts'
import type { World } from '../../../world/world.ts'
import type { AccountRegion } from './delivery-permission.ts'
import { gzipped } from './gzipped.ts'
import type { LogFiles } from './log-files.ts'
import { batchKey, hourFolder, logFolder, permissionCheckKey } from './log-keys.ts'
import { putLogObject, putPermissionCheck } from './put-offloaded.ts'

const MINUTE_MS = 60_000
/** A file of an hour's history is closed when it holds this many records. */
const MOST_RECORDS = 5_000

interface Batch {
  /** Under which its records wait on disk. */
  readonly name: string
  readonly bucket: LogBucket
  readonly where: AccountRegion
  readonly lines: string[]
  readonly requestIds: string[]
  readonly firstMs: number
  lastMs: number
  /** How many of its records wait on disk, too. */
  kept: number
}

/** Records of a batch as they wait on disk, those of one delivery in a line. */
type Waiting = Pick<Batch, 'bucket' | 'where' | 'lines' | 'requestIds' | 'firstMs' | 'lastMs'>

export interface DatedRecord {
  readonly record: string
  readonly requestId: string
  readonly atMs: number
}

const ofWorlds = new WeakMap<World, ObjectBatches>()

/**
 * Records on their way to S3. What happened in an earlier minute of the world's clock is written
 * with the delivery that brings it, one file an hour; calls of the running minute wait for each
 * other until the minute is over, somebody reads S3, or the sandbox closes. Where the process ends
 * before that, the next one writes what waits on disk.
 */
export class ObjectBatches {
  readonly #world: World
  readonly #open = new Map<string, Batch>()
  readonly #marked = new Set<string>()
  /** Requests whose records an earlier run left waiting. */
  readonly #restored = new Set<string>()
  #isForgotten = false
  #timer: NodeJS.Timeout | undefined

  private constructor(world: World) {
    this.#world = world
  }

  static of(world: World): ObjectBatches {
    const known = ofWorlds.get(world) ?? new ObjectBatches(world)
    ofWorlds.set(world, known)
    return known
  }

  /** Records of one account and Region, in the order of time. */
  add(bucket: LogBucket, where: AccountRegion, records: Iterable<DatedRecord>): void {
    if (this.#isForgotten) return
    const folder = logFolder(bucket, where.accountId, where.region)
    const place = `${bucket.bucketName}/${folder}/`
    for (const { record, requestId, atMs } of records) {
      // Traffic that is made up again after a sudden end is there already.
      if (this.#restored.has(requestId)) continue
      const id = place + hourFolder(atMs)
      let batch = this.#open.get(id)
      if (batch === undefined) {
        const name = randomUUID()
        const times = { firstMs: atMs, lastMs: atMs }
        batch = { name, bucket, where, lines: [], requestIds: [], ...times, kept: 0 }
        this.#open.set(id, batch)
      }
      batch.lines.push(record)
      batch.requestIds.push(requestId)
      batch.lastMs = Math.max(batch.lastMs, atMs)
    }
  }

  /** Files that are ready: nothing more is expected for their hours. */
  async putFiles({ bucket, files }: LogFiles, where: AccountRegion): Promise<void> {
    const [first] = files
    if (this.#isForgotten || first === undefined) return
    const folder = logFolder(bucket, where.accountId, where.region)
    await this.#markFolder(bucket, where, folder, first.firstMs)
    for (const { key, content, lastMs } of files) {
      await putLogObject(this.#world, bucket.bucketName, key, content, lastMs)
    }
  }

  /** Writes what was delivered for other hours than that one, and files that are full. */
  async writeBefore(atMs: number): Promise<void> {
    const hour = hourFolder(atMs)
    await this.#write(
      ({ lastMs, lines }) => hourFolder(lastMs) !== hour || lines.length >= MOST_RECORDS,
    )
  }

  /** Writes the files that nothing more is expected for; the others wait on disk. */
  async writeFinished(): Promise<void> {
    const minute = Math.floor(this.#world.clock.now().getTime() / MINUTE_MS) * MINUTE_MS
    await this.#write(({ firstMs }) => firstMs < minute)
    if (this.#open.size === 0) return
    for (const batch of this.#open.values()) this.#keep(batch)
    this.#timer ??= setTimeout(() => void this.writeAll(), MINUTE_MS).unref()
  }

  async writeAll(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#write(() => true)
  }

  /** Whatever still comes has nowhere to go. */
  forget(): void {
    clearTimeout(this.#timer)
    this.#open.clear()
    this.#isForgotten = true
  }

  /** Writes what an earlier run left waiting: the same file once more where that was there already. */
  async restore(): Promise<void> {
    const { waiting } = this.#world.stores
    for (const { name, lines } of waiting?.left() ?? []) {
      const batch = batchOf(name, lines)
      if (batch === undefined) {
        process.stderr.write(`sandbox: records that waited as ${name} could not be read\n`)
        waiting?.drop(name)
        continue
      }
      for (const requestId of batch.requestIds) this.#restored.add(requestId)
      await this.#put(batch)
    }
  }

  #keep(batch: Batch): void {
    const { waiting } = this.#world.stores
    const { name, bucket, where, firstMs, lastMs, kept } = batch
    if (waiting === undefined || kept === batch.lines.length) return
    const lines = batch.lines.slice(kept)
    const requestIds = batch.requestIds.slice(kept)
    const more: Waiting = { bucket, where, lines, requestIds, firstMs, lastMs }
    try {
      waiting.append(name, JSON.stringify(more))
      batch.kept = batch.lines.length
    } catch (error) {
      // They go on waiting in memory, and the call is told of elsewhere all the same.
      process.stderr.write(`sandbox: records of S3 could not be kept on disk: ${error}\n`)
    }
  }

  async #write(isFinished: (batch: Batch) => boolean): Promise<void> {
    const finished = [...this.#open].filter(([, batch]) => isFinished(batch))
    for (const [id] of finished) this.#open.delete(id)
    await Promise.all(finished.map(([, batch]) => this.#put(batch)))
  }

  async #put(batch: Batch): Promise<void> {
    const { name, bucket, where, lines, requestIds, firstMs, lastMs } = batch
    const folder = logFolder(bucket, where.accountId, where.region)
    await this.#markFolder(bucket, where, folder, firstMs)
    const content = await gzipped(`${lines.join('\n')}\n`)
    const key = batchKey(folder, lastMs, requestIds)
    await putLogObject(this.#world, bucket.bucketName, key, content, lastMs)
    if (!this.#isForgotten) this.#world.stores.waiting?.drop(name)
  }

  /** The world starts with a configuration that nobody put, so its check is made up for here. */
  async #markFolder(
    bucket: LogBucket,
    where: AccountRegion,
    folder: string,
    atMs: number,
  ): Promise<void> {
    if (this.#marked.has(`${bucket.bucketName}/${folder}`)) return
    this.#marked.add(`${bucket.bucketName}/${folder}`)
    const marker = permissionCheckKey(folder)
    if (await this.#world.stores.objects().head(bucket.bucketName, marker)) return
    await putPermissionCheck(this.#world, bucket, where, atMs)
  }
}

/** Undefined: nothing that could be read, as after a loss of power. */
function batchOf(name: string, lines: readonly string[]): Batch | undefined {
  try {
    const [first, ...others] = lines.map((line): Waiting => JSON.parse(line))
    if (first === undefined) return undefined
    const batch = { ...first, name, kept: 0 }
    for (const { lines, requestIds, lastMs } of others) {
      for (const line of lines) batch.lines.push(line)
      for (const requestId of requestIds) batch.requestIds.push(requestId)
      batch.lastMs = lastMs
    }
    return batch
  } catch {
    return undefined
  }
}

/** So that a reader of S3 finds all that was delivered before. */
export async function writeOpenBatches(world: World): Promise<void> {
  await ofWorlds.get(world)?.writeAll()
}

/** Before anything else is delivered: what a sudden end left waiting. */
export async function restoreOpenBatches(world: World): Promise<void> {
  await ObjectBatches.of(world).restore()
}

/** For a world that is no more. */
export function forgetOpenBatches(world: World): void {
  ofWorlds.get(world)?.forget()
}
