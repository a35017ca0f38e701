import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { type CellKind, cellText } from '../cell.ts'
import type { QueryRun, QueryStatistics, QueryStatus } from '../log-engine.ts'
import type { QueryPlan } from '../query-plan.ts'
import { withTextsInside } from '../sql.ts'
import { lookAnew } from '../store/open-database.ts'
import { asNumber, rowsOf } from '../store/query-rows.ts'
import type { Amount } from '../store/tally.ts'
import type { ConnectionQueue } from './connection-queue.ts'
import { EndedEarly, failureWords } from './failure-words.ts'
import { ResultRows } from './result-rows.ts'

export interface RunningQueryParts {
  readonly plan: QueryPlan
  /** Asked when it is fixed which events are read: whether what was planned still fits them. */
  readonly isStillRight: () => boolean
  /** Slower, and right for whatever events there are. */
  readonly planAnyEvents: () => QueryPlan
  readonly queue: ConnectionQueue
  readonly timeoutMs: number
  /** A file for the rows, if they become many. */
  readonly spillPath: string
  readonly logGroups: number
  /** At least as much lies in the range, which is known without reading any of it. */
  readonly leastScanned: () => Amount
  /** Events and bytes of the range that the query reads. */
  readonly scanned: (connection: DuckDBConnection) => Promise<Amount>
  readonly onDiscard: () => void
}

/** An interrupt that comes before DuckDB has begun is lost, so it is said until it is heard. */
const INTERRUPT_EVERY_MS = 20

/** As many as that, until it is seen how large they are. */
const FIRST_ROWS = 32
const CHARACTERS_AT_A_TIME = 1024 * 1024

export class RunningQuery implements QueryRun {
  readonly columns: readonly string[]
  readonly answered: Promise<void>
  readonly ended: Promise<void>
  readonly #parts: RunningQueryParts
  readonly #rows: ResultRows
  readonly #stop = new AbortController()
  #status: QueryStatus = 'Scheduled'
  #failure: string | undefined
  /** Parts of the work, which take about as long as each other: see `#readAll`. */
  #partsDone = 0
  #isTelling = false
  #progress = 0
  #scanned: Amount | undefined
  #matched: number | undefined
  #connection: DuckDBConnection | undefined
  #resting: Promise<void> | undefined

  constructor(parts: RunningQueryParts) {
    this.#parts = parts
    this.columns = parts.plan.columns
    this.#rows = new ResultRows(parts.spillPath)
    const { promise, resolve } = Promise.withResolvers<void>()
    this.answered = promise
    this.ended = this.#run(resolve).finally(resolve)
  }

  status(): QueryStatus {
    return this.#status
  }

  progress(): number {
    if (this.#status === 'Complete') return 1
    // DuckDB says -1 for "not known", and may go back between the parts of a plan.
    const percentage = this.#isTelling ? (this.#connection?.progress.percentage ?? 0) : 0
    const done = this.#partsDone + Math.min(1, Math.max(0, percentage / 100))
    this.#progress = Math.max(this.#progress, Math.min(0.99, done / this.#partsCount()))
    return this.#progress
  }

  statistics(): QueryStatistics {
    const scanned = this.#scanned ?? this.#begunToScan()
    return {
      recordsMatched: this.#matched ?? this.#rows.count,
      recordsScanned: scanned.events,
      bytesScanned: scanned.bytes,
      logGroupsScanned: this.#parts.logGroups,
    }
  }

  #partsCount(): number {
    return typeof this.#parts.plan.matched === 'object' ? 2 : 1
  }

  #begunToScan(): Amount {
    const { events, bytes } = this.#parts.leastScanned()
    const share = Math.min(1, this.progress() * this.#partsCount())
    return { events: Math.floor(events * share), bytes: Math.floor(bytes * share) }
  }

  failure(): string | undefined {
    return this.#failure
  }

  rowCount(): number {
    return this.#rows.count
  }

  rows(from: number, count: number): Promise<readonly (readonly (string | null)[])[]> {
    return this.#rows.read(Math.max(0, from), Math.max(0, count))
  }

  cancel(): boolean {
    return this.#end('Cancelled')
  }

  async discard(): Promise<void> {
    this.#end('Cancelled')
    await this.ended
    await this.#resting
    await this.#rows.discard()
    this.#parts.onDiscard()
  }

  #end(status: 'Cancelled' | 'Timeout'): boolean {
    if (this.#status !== 'Scheduled' && this.#status !== 'Running') return false
    this.#status = status
    this.#stop.abort()
    return true
  }

  async #run(onAnswered: () => void): Promise<void> {
    const { queue, timeoutMs } = this.#parts
    const connection = await queue.take(this.#stop.signal)
    if (connection === undefined) return
    if (this.#status === 'Scheduled') this.#status = 'Running'
    this.#connection = connection
    const timeout = setTimeout(() => this.#end('Timeout'), timeoutMs)
    const interrupts = setInterval(() => {
      if (this.#stop.signal.aborted) connection.interrupt()
    }, INTERRUPT_EVERY_MS)
    const interruptNow = () => connection.interrupt()
    this.#stop.signal.addEventListener('abort', interruptNow, { once: true })
    try {
      await this.#readAll(connection, onAnswered)
      if (this.#status === 'Running') this.#status = 'Complete'
    } catch (cause) {
      if (this.#status === 'Running') {
        this.#failure = failureWords(cause)
        this.#status = 'Failed'
      }
    } finally {
      clearTimeout(timeout)
      clearInterval(interrupts)
      this.#stop.signal.removeEventListener('abort', interruptNow)
      this.#connection = undefined
      await lookAnew(connection)
      queue.giveBack(connection)
    }
    // Who waits for the end need not wait for this.
    this.#resting = this.#rows.rest().catch(() => undefined)
  }

  async #readAll(connection: DuckDBConnection, onAnswered: () => void): Promise<void> {
    const { isStillRight, planAnyEvents, scanned } = this.#parts
    const isStopped = () => this.#stop.signal.aborted
    if (isStopped()) return
    let { plan } = this.#parts
    this.#isTelling = true
    let result = await begin(connection, plan)
    if (!isStillRight()) {
      await lookAnew(connection)
      plan = planAnyEvents()
      result = await begin(connection, plan)
    }
    const { kinds, most = Number.POSITIVE_INFINITY } = plan
    const places: number[] | undefined = plan.isPlaced === true ? [] : undefined
    if (places !== undefined) this.#rows.comeWith(places)
    let read = 0
    while (!isStopped() && read < most) {
      const chunk = await result.fetchChunk()
      if (chunk === null || chunk.rowCount === 0) break
      read += chunk.rowCount
      await this.#keep(chunk, kinds, isStopped)
      places?.push(...chunk.getColumnValues(this.columns.length).map(asNumber))
      // Else its texts stay until somebody collects what JavaScript takes for a small object.
      chunk.reset()
    }
    if (isStopped()) return
    this.#isTelling = false
    this.#partsDone = 1
    if (read < most) await assertFinished(connection)
    onAnswered()
    this.#scanned = await scanned(connection)
    if (plan.matched === undefined || isStopped()) return
    if (plan.matched === 'all') this.#matched = this.#scanned.events
    else {
      this.#isTelling = true
      const [matched] = await rowsOf(connection, plan.matched)
      this.#matched = asNumber(matched?.[0])
    }
  }

  /** A few rows at a time, as a vector keeps all values that were ever read from it. */
  async #keep(
    chunk: DuckDBDataChunk,
    kinds: readonly CellKind[],
    isStopped: () => boolean,
  ): Promise<void> {
    let most = FIRST_ROWS
    for (let from = 0; from < chunk.rowCount && !isStopped(); ) {
      const count = Math.min(most, chunk.rowCount - from)
      const before = this.#rows.characters
      const vectors = this.columns.map((_, index) =>
        chunk.getColumnVector(index).slice(from, count),
      )
      for (let row = 0; row < count; row += 1) {
        await this.#rows.add(
          vectors.map((vector, column) => cellText(kinds[column] ?? 'text', vector.getItem(row))),
        )
      }
      from += count
      const each = Math.max(1, (this.#rows.characters - before) / count)
      most = Math.max(FIRST_ROWS, Math.min(count * 4, Math.floor(CHARACTERS_AT_A_TIME / each)))
    }
    await this.#rows.flush()
  }
}

/** One look at the store for rows and counts, which changes nothing whatever the plan says. */
async function begin(connection: DuckDBConnection, { rows, isSmall }: QueryPlan) {
  const { text, values } = isSmall === true ? withTextsInside(rows) : rows
  // One trip to DuckDB.
  if (isSmall === true && values.length === 0) return await connection.run(text)
  // Shorter than `stream`, which asks DuckDB first how many statements there are.
  const prepared = await connection.prepare(text)
  try {
    prepared.bind([...values])
    return await prepared.stream()
  } finally {
    prepared.destroySync()
  }
}

/**
 * A stream that fails half way ends like one that is finished: the binding drops the error. But the
 * failure also aborts the transaction, and an aborted one refuses the next statement.
 */
async function assertFinished(connection: DuckDBConnection): Promise<void> {
  try {
    await connection.run('SELECT 1')
  } catch (cause) {
    throw new EndedEarly({ cause })
  }
}
