import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaClient } from './__generated__/client.ts'
import type { Entry } from './entry.ts'
import type { Outcome } from './outcome.ts'
import type { ReadTables, RecordTables, WriteTables } from './tables.ts'
import { inside, type Transaction } from './transaction.ts'

export interface Statement {
  /** One of few texts: each is prepared once a connection. Values go into `$1`, `$2` … alone. */
  readonly text: string
  readonly values: readonly unknown[]
}

export interface Database {
  /** Tables on connections that PostgreSQL itself keeps from writing. */
  readonly reads: ReadTables
  readonly records: RecordTables
  /** Hand-written SQL for the lists that have to be fast; on the read-only connections. */
  rows<Row extends object>(statement: Statement): Promise<Row[]>
  now(): Promise<Date>
  /** Commits when the outcome is ok, rolls back when it is a failure or an exception. */
  transaction<Value, Failure>(
    work: (transaction: Transaction) => Promise<Outcome<Value, Failure>>,
  ): Promise<Outcome<Value, Failure>>
  /** One change by itself; `Transaction.commit` for a change among reads. */
  commit<Failure>(
    entry: Entry,
    write: (tables: WriteTables, at: Date) => Promise<Outcome<void, Failure>>,
    conflicts?: Readonly<Record<string, Failure>>,
  ): Promise<Outcome<void, Failure>>
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Connections for writing, and as many again for reading. */
  readonly maxConnections?: number
}

/** Nothing here may take longer: a person waits, or a lease runs out. */
const statementTimeoutMs = 15_000
const transactionTimeoutMs = 20_000
const mostPrepared = 200
/** A rush of decisions waits in line for a connection rather than failing. */
const connectionWaitMs = 30_000

export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { maxConnections = 10 } = options
  const pool = (flags: string, name: string) =>
    new Pool({
      connectionString: url,
      max: maxConnections,
      connectionTimeoutMillis: connectionWaitMs,
      application_name: name,
      options: `-c statement_timeout=${statementTimeoutMs} -c idle_in_transaction_session_timeout=${transactionTimeoutMs} ${flags}`,
    })
  const writing = pool('', 'gatehouse')
  const reading = pool('-c default_transaction_read_only=on', 'gatehouse reading')
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  for (const each of [writing, reading]) each.on('error', () => undefined)
  const writer = new PrismaClient({
    adapter: new PrismaPg(writing),
    transactionOptions: { maxWait: connectionWaitMs, timeout: transactionTimeoutMs },
  })
  const reader = new PrismaClient({ adapter: new PrismaPg(reading) })

  // A statement that is sent often is prepared once a connection; a rare one is not worth its memory.
  const statementNames = new Map<string, { readonly name: string }>()
  const nameOf = (text: string) => {
    const known = statementNames.get(text)
    if (known !== undefined || statementNames.size >= mostPrepared) return known
    const name = { name: `statement_${statementNames.size}` }
    statementNames.set(text, name)
    return name
  }

  const transaction: Database['transaction'] = async (work) => {
    try {
      return await writer.$transaction(async (client) => {
        const outcome = await work(inside(client))
        if (!outcome.ok) throw new RolledBack(outcome)
        return outcome
      })
    } catch (error) {
      if (error instanceof RolledBack) return error.outcome
      throw error
    }
  }

  return {
    reads: reader,
    records: writer,
    transaction,
    commit: (entry, write, conflicts) => transaction((tx) => tx.commit(entry, write, conflicts)),
    async rows<Row extends object>({ text, values }: Statement): Promise<Row[]> {
      const name = nameOf(text)
      const { rows } = await reading.query<Row>({ ...name, text, values: [...values] })
      return rows
    },
    async now() {
      const { rows } = await reading.query<{ now: Date }>('SELECT now() AS now')
      const [row] = rows
      if (row === undefined) throw new Error('The database did not tell the time.')
      return row.now
    },
    async close() {
      await Promise.all([writer.$disconnect(), reader.$disconnect()])
      await Promise.all([writing.end(), reading.end()])
    },
  }
}

/** Takes a failed outcome out of Prisma's transaction, which rolls back for exceptions alone. */
class RolledBack<Failed> extends Error {
  readonly outcome: Failed

  constructor(outcome: Failed) {
    super('rolled back')
    this.outcome = outcome
  }
}
