/** One AWS call that arrived, as `/_sandbox/calls` shows it. */
export interface LoggedCall {
  readonly seq: number
  /** The world's time, ISO 8601. */
  readonly at: string
  readonly service: string
  readonly operation: string
  readonly accountId: string
  readonly region: string
  readonly callerArn: string
  readonly input: unknown
  /** 0 until answered; stays 0 when a fault cut the connection. */
  status: number
  errorCode?: string
  readonly requestId: string
}

const MOST_KEPT = 100_000
/** Of request bodies behind what is kept; batches of log events come in megabytes. */
const MOST_BYTES = 64 * 1024 * 1024

export interface CallFilter {
  readonly service?: string | undefined
  readonly operation?: string | undefined
  readonly after?: number | undefined
}

/** Everything received, in order of arrival; the oldest go when it is full. */
export class CallLog {
  #calls: LoggedCall[] = []
  /** Of the same calls, in the same order. */
  #sizes: number[] = []
  #bytes = 0
  #seq = 0

  record(call: Omit<LoggedCall, 'seq' | 'status'>, bytes: number): LoggedCall {
    this.#seq += 1
    const logged: LoggedCall = { seq: this.#seq, ...call, status: 0 }
    this.#calls.push(logged)
    this.#sizes.push(bytes)
    this.#bytes += bytes
    // Cutting in large pieces keeps recording cheap once the log is full.
    const isFull = this.#calls.length > MOST_KEPT * 1.1 || this.#bytes > MOST_BYTES
    if (isFull) this.#forget()
    return logged
  }

  #forget(): void {
    let left = this.#bytes
    let from = Math.max(0, this.#calls.length - MOST_KEPT)
    for (const size of this.#sizes.slice(0, from)) left -= size
    // Half of it, so that the next cut is far away; the newest call always stays.
    while (left > MOST_BYTES / 2 && from < this.#calls.length - 1) left -= this.#sizes[from++] ?? 0
    this.#calls = this.#calls.slice(from)
    this.#sizes = this.#sizes.slice(from)
    this.#bytes = left
  }

  list({ service, operation, after = 0 }: CallFilter): readonly LoggedCall[] {
    return this.#calls
      .slice(-MOST_KEPT)
      .filter(
        (call) =>
          call.seq > after &&
          (service === undefined || call.service === service) &&
          (operation === undefined || call.operation === operation),
      )
  }

  clear(): void {
    this.#calls = []
    this.#sizes = []
    this.#bytes = 0
  }
}

/** Bytes as base64 and times as ISO 8601, so that inputs can be printed as JSON. */
export function printable(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  // A number can be beyond any time that there is; it is refused after it was logged.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (Array.isArray(value)) return value.map(printable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printable(item)]))
}
