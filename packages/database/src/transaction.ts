import { uuidv7 } from 'uuidv7'
import { Prisma } from './__generated__/client.ts'
import { liveChannel, outboxChannel } from './channels.ts'
import { constraintOf } from './constraint.ts'
import type { Entry } from './entry.ts'
import type { Outcome } from './outcome.ts'
import type { ReadTables, RecordTables, WriteTables } from './tables.ts'

/** What can be done inside one transaction. */
export interface Transaction {
  readonly reads: ReadTables
  readonly records: RecordTables
  /** The transaction's time by the database's clock; the same however often it is asked. */
  now(): Promise<Date>
  /** Waits for, and holds until the end, a lock that others take by the same name. */
  lock(name: string): Promise<void>
  /**
   * The only way to the tables' write methods: state, audit, outbox and live events together.
   * `write` answers with a failure where a compare-and-set found nothing to set; the transaction
   * has then to be rolled back, which `Database.transaction` does for every failed outcome.
   * `conflicts` names the unique constraints that may be hit, and what hitting one means.
   */
  commit<Failure>(
    entry: Entry,
    write: (tables: WriteTables, at: Date) => Promise<Outcome<void, Failure>>,
    conflicts?: Readonly<Record<string, Failure>>,
  ): Promise<Outcome<void, Failure>>
  /** For open consoles, when the transaction commits; what is told must not be relied upon. */
  tell(event: object): Promise<void>
  /** A run starts: what waited for it (`approved`) is `applying`. Progress, not a decision. */
  markApplying(run: {
    readonly id: string
    readonly teamId: string
    readonly accountId: string
  }): Promise<void>
}

export function inside(client: Prisma.TransactionClient): Transaction {
  const transaction: Transaction = {
    reads: client,
    records: client,
    now: () => timeOf(client),
    lock: async (name) => {
      await client.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`
    },
    async commit(entry, write, conflicts = {}) {
      try {
        const written = await write(client, await timeOf(client))
        if (!written.ok) return written
      } catch (error) {
        const constraint = constraintOf(error)
        const failure = constraint === null ? undefined : conflicts[constraint]
        if (failure === undefined) throw error
        return { ok: false, error: failure }
      }
      await record(client, entry)
      return { ok: true, value: undefined }
    },
    tell: (event) => notify(client, [[liveChannel, JSON.stringify(event)]]),
    async markApplying({ id, teamId, accountId }) {
      await client.grant.updateMany({
        where: { teamId, accountId, state: 'approved' },
        // The version stays: whoever is about to revoke has lost nothing by it.
        data: { state: 'applying', applyRunId: id },
      })
    },
  }
  return transaction
}

async function timeOf(client: Prisma.TransactionClient): Promise<Date> {
  const rows = await client.$queryRaw<{ now: Date }[]>`SELECT now()::timestamptz(3) AS now`
  const [row] = rows
  if (row === undefined) throw new Error('The database did not tell the time.')
  return row.now
}

async function record(client: Prisma.TransactionClient, entry: Entry): Promise<void> {
  const { actor, correlationId } = entry
  await client.auditEntry.createMany({
    data: entry.audit.map(({ before, after, awsRequestIds, ...line }) => ({
      ...line,
      id: uuidv7(),
      actorId: actor?.id ?? null,
      actorName: actor?.name ?? null,
      correlationId,
      awsRequestIds: [...(awsRequestIds ?? [])],
      before: before === undefined ? Prisma.DbNull : json(before),
      after: after === undefined ? Prisma.DbNull : json(after),
    })),
  })
  if (entry.outbox.length > 0) {
    await client.outboxEvent.createMany({
      data: entry.outbox.map(({ type, payload }) => ({
        id: uuidv7(),
        type,
        payload: json(payload),
      })),
    })
  }
  const notices = entry.live.map((event) => [liveChannel, JSON.stringify(event)])
  if (entry.outbox.length > 0) notices.push([outboxChannel, ''])
  if (notices.length > 0) await notify(client, notices)
}

async function notify(
  client: Prisma.TransactionClient,
  notices: readonly (readonly string[])[],
): Promise<void> {
  await client.$executeRaw`
    SELECT pg_notify(notice->>0, notice->>1)
    FROM jsonb_array_elements(${JSON.stringify(notices)}::jsonb) AS notice`
}

/** Through text and back, so that what is stored is what JSON can say. */
export function json(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value))
}
