import type { InvocationLogging } from '../../../world/bedrock-state.ts'
import type { AccountRegion } from './delivery-permission.ts'
import { gzippedAlone, type LogFile, type LogFiles } from './log-files.ts'
import { batchKey, hourFolder, logFolder } from './log-keys.ts'
import { type Loggable, recordFor } from './loggable.ts'
import type { DeliverableBody } from './place-bodies.ts'
import type { PlaceCollector, PreparedPlace } from './prepared-calls.ts'

const FIRST_BYTES = 4 * 1024 * 1024
/** Of UTF-8 for a unit of a string. */
const MOST_BYTES_A_UNIT = 3
const LINE_FEED = 0x0a

/** A `PreparedPlace` as it crosses to another thread: few large pieces, most of them bytes. */
export interface PackedPlace {
  readonly where: AccountRegion
  /** The records as S3 gets them, a line each. */
  readonly lines: Uint8Array<ArrayBuffer>
  /** Where each line ends, with its line feed. */
  readonly ends: readonly number[]
  readonly requestIds: readonly string[]
  readonly times: readonly number[]
  readonly latencies: readonly number[]
  /** Calls with bodies in objects of their own, by their place among the others. */
  readonly split: ReadonlyMap<number, Loggable>
  readonly files?: LogFiles
}

/** Holds what was said as bytes from the beginning, and packs each hour that is over once. */
export class PlacePacking implements PlaceCollector<PackedPlace> {
  readonly #where: AccountRegion
  readonly #bucket: InvocationLogging['s3Config']
  readonly #beforeMs: number
  readonly #ends: number[] = []
  readonly #requestIds: string[] = []
  readonly #times: number[] = []
  readonly #latencies: number[] = []
  readonly #split = new Map<number, Loggable>()
  readonly #files: LogFile[] = []
  #lines = Buffer.allocUnsafeSlow(FIRST_BYTES)
  #length = 0
  /** The first call of the hour that is not yet packed. */
  #first = 0

  /** All hours before that moment are over. */
  constructor(where: AccountRegion, { s3Config }: InvocationLogging, beforeMs: number) {
    this.#where = where
    this.#bucket = s3Config
    this.#beforeMs = beforeMs
  }

  add(loggable: Loggable): void {
    const { requestId, atMs, latencyMs } = loggable
    const before = this.#times.at(-1)
    if (before !== undefined && hourFolder(before) !== hourFolder(atMs)) this.#finishHour()
    this.#write(recordFor(loggable, this.#bucket).record)
    if (!loggable.isWhole) this.#split.set(this.#times.length, withPackedBodies(loggable))
    this.#ends.push(this.#length)
    this.#requestIds.push(requestId)
    this.#times.push(atMs)
    this.#latencies.push(latencyMs)
  }

  place(): PackedPlace {
    this.#finishHour()
    const bucket = this.#bucket
    return {
      where: this.#where,
      lines: this.#lines.subarray(0, this.#length),
      ends: this.#ends,
      requestIds: this.#requestIds,
      times: this.#times,
      latencies: this.#latencies,
      split: this.#split,
      ...(bucket === undefined
        ? {}
        : { files: { bucket, beforeMs: this.#beforeMs, files: this.#files } }),
    }
  }

  #write(record: string): void {
    const most = this.#length + record.length * MOST_BYTES_A_UNIT + 1
    if (most > this.#lines.length) {
      const longer = Buffer.allocUnsafeSlow(Math.max(most, this.#lines.length * 2))
      this.#lines.copy(longer, 0, 0, this.#length)
      this.#lines = longer
    }
    this.#length += this.#lines.write(record, this.#length)
    this.#lines[this.#length] = LINE_FEED
    this.#length += 1
  }

  #finishHour(): void {
    const first = this.#first
    const [firstMs, lastMs] = [this.#times[first], this.#times.at(-1)]
    if (this.#bucket === undefined || firstMs === undefined || lastMs === undefined) return
    if (firstMs >= this.#beforeMs) return
    const { accountId, region } = this.#where
    const folder = logFolder(this.#bucket, accountId, region)
    const key = batchKey(folder, lastMs, this.#requestIds.slice(first))
    const lines = this.#lines.subarray(this.#ends[first - 1] ?? 0, this.#length)
    this.#files.push({ key, content: gzippedAlone(lines), firstMs, lastMs })
    this.#first = this.#times.length
  }
}

function withPackedBodies(loggable: Loggable & { readonly isWhole: false }): Loggable {
  const { input, output } = loggable.bodies
  return {
    ...loggable,
    bodies: {
      ...(input === undefined ? {} : { input: packedBody(input) }),
      ...(output === undefined ? {} : { output: packedBody(output) }),
    },
  }
}

function packedBody(body: DeliverableBody): DeliverableBody {
  return body.isInline ? body : { content: '', isInline: false, packed: gzippedAlone(body.content) }
}

/** A record is made of its bytes when it is asked for, so that none of them is held for long. */
export function unpackedPlace(packed: PackedPlace): PreparedPlace {
  const { where, ends, times, latencies, split, files } = packed
  const { buffer, byteOffset, byteLength } = packed.lines
  const lines = Buffer.from(buffer, byteOffset, byteLength)
  const loggable = packed.requestIds.map((requestId, index): Loggable => {
    const start = ends[index - 1] ?? 0
    const end = (ends[index] ?? 0) - 1
    return (
      split.get(index) ?? {
        requestId,
        atMs: times[index] ?? 0,
        latencyMs: latencies[index] ?? 0,
        isWhole: true,
        recordBytes: end - start,
        get record() {
          return lines.toString('utf8', start, end)
        },
      }
    )
  })
  return { where, loggable, ...(files === undefined ? {} : { files }) }
}
