import { DeliveredBefore } from '@gatehouse/insights-engine/ingest/delivered-before'
import { readLogObject } from '@gatehouse/insights-engine/ingest/read-log-object'
import { type IncomingEvent, ingestEvents } from '../services/logs/ingest-events.ts'
import { findGroup, type LogGroupRef } from '../services/logs/log-group-ref.ts'
import { type Bucket, bucketNamed } from '../world/buckets-state.ts'
import { INVOCATION_LOG_GROUP } from '../world/seed-log-groups.ts'
import type { ObjectFacts } from '../world/stores/object-store.ts'
import type { World } from '../world/world.ts'

/** What is wrong with a request to load logs. */
export class BadLoad extends Error {}

export interface LoadedLogs {
  readonly objects: number
  readonly records: number
  /** Objects and calls that had come before. */
  readonly repeated: number
  readonly refused: number
  /** The first of what was refused. */
  readonly refusals: readonly {
    readonly key: string
    readonly line: number
    readonly reason: string
  }[]
}

const STREAM = 'aws/bedrock/modelinvocations'
const KEYS_OF_A_PAGE = 1000
const RECORDS_AT_ONCE = 2000
const MOST_REFUSALS_TOLD = 100
/** Of calls; an object is remembered for as long as the world lasts. */
const CALLS_REMEMBERED = 200_000

const remembered = new WeakMap<World, DeliveredBefore>()

/**
 * Reads invocation logs that lie in a bucket of the world, as `aws s3 cp` put them there, into a log
 * group of the bucket's account and Region: a way to ask one's own logs. Objects of large bodies and
 * the permission check are left out, as Bedrock's own readers do.
 */
export async function loadLogs(
  world: World,
  body: Readonly<Record<string, unknown>>,
): Promise<LoadedLogs> {
  const { bucket, ref } = placeOf(world, body)
  const prefix = textIn(body, 'prefix', '')
  const seen = remembered.get(world) ?? new DeliveredBefore(CALLS_REMEMBERED)
  remembered.set(world, seen)
  const loading = new Loading(world, ref, seen)
  try {
    for await (const facts of objectsOf(world, bucket.name, prefix)) {
      await loading.object(bucket.name, facts)
    }
  } catch (error) {
    // What was read and not stored must not count as delivered when it is tried again.
    remembered.delete(world)
    throw error
  } finally {
    world.changed()
  }
  return loading.told()
}

function placeOf(world: World, body: Readonly<Record<string, unknown>>) {
  const name = textIn(body, 'bucket')
  const bucket: Bucket | undefined = bucketNamed(world.state.buckets, name)
  if (bucket === undefined) throw new BadLoad(`There is no bucket ${name}.`)
  const { accountId, region } = bucket
  const group = textIn(body, 'logGroupName', INVOCATION_LOG_GROUP)
  const ref: LogGroupRef = { accountId, region, group }
  if (findGroup(world, ref) === undefined) {
    throw new BadLoad(`There is no log group ${group} in ${accountId}, ${region}.`)
  }
  return { bucket, ref }
}

async function* objectsOf(
  world: World,
  bucket: string,
  prefix: string,
): AsyncGenerator<ObjectFacts> {
  const objects = world.stores.objects()
  let after = ''
  for (;;) {
    const page = await objects.list(bucket, prefix, after, KEYS_OF_A_PAGE)
    for (const facts of page) {
      if (!/\/data\/|permission-check/.test(facts.key)) yield facts
    }
    const last = page.at(-1)
    if (last === undefined) return
    after = last.key
  }
}

class Loading {
  readonly #world: World
  readonly #ref: LogGroupRef
  readonly #seen: DeliveredBefore
  readonly #refusals: { key: string; line: number; reason: string }[] = []
  #waiting: IncomingEvent[] = []
  #objects = 0
  #records = 0
  #repeated = 0
  #refused = 0

  constructor(world: World, ref: LogGroupRef, seen: DeliveredBefore) {
    this.#world = world
    this.#ref = ref
    this.#seen = seen
  }

  async object(bucket: string, { key, etag }: ObjectFacts): Promise<void> {
    this.#world.state.loadedLogObjects ??= []
    const loaded = this.#world.state.loadedLogObjects
    const name = `${bucket}/${key} ${etag}`
    if (loaded.includes(name)) {
      this.#repeated += 1
      return
    }
    const object = await this.#world.stores.objects().read(bucket, key)
    if (object === undefined) return
    this.#objects += 1
    for await (const part of readLogObject(object.body)) {
      if (part.kind === 'refused') this.#refuse(key, part.line, part.reason)
      else if (part.requestId !== undefined && this.#seen.request(part.requestId)) {
        this.#repeated += 1
      } else this.#waiting.push({ timestampMs: this.#timeOf(part.text), message: part.text })
      if (this.#waiting.length >= RECORDS_AT_ONCE) await this.#store()
    }
    await this.#store()
    loaded.push(name)
  }

  told(): LoadedLogs {
    return {
      objects: this.#objects,
      records: this.#records,
      repeated: this.#repeated,
      refused: this.#refused,
      refusals: this.#refusals,
    }
  }

  async #store(): Promise<void> {
    if (this.#waiting.length === 0) return
    await ingestEvents(this.#world, this.#ref, STREAM, this.#waiting)
    this.#records += this.#waiting.length
    this.#waiting = []
  }

  #refuse(key: string, line: number, reason: string): void {
    this.#refused += 1
    if (this.#refusals.length < MOST_REFUSALS_TOLD) this.#refusals.push({ key, line, reason })
  }

  /** The log tells whole seconds, `2026-11-20T09:14:03Z`; a record without a time came just now. */
  #timeOf(record: string): number {
    const told = Date.parse(/"timestamp"\s*:\s*"([^"]{1,40})"/.exec(record)?.[1] ?? '')
    return Number.isNaN(told) ? this.#world.clock.now().getTime() : told
  }
}

function textIn(body: Readonly<Record<string, unknown>>, name: string, otherwise?: string): string {
  const value = body[name] ?? otherwise
  if (typeof value === 'string') return value
  throw new BadLoad(`${name} is a text.`)
}
