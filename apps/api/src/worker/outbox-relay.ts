import type { Pool, PoolClient } from 'pg'
import type { Db, JobInsert, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { domainEvent } from './domain-event.ts'
import type { QueueName } from './queues.ts'

interface OutboxRow {
  readonly id: string
  readonly type: string
  readonly payload: unknown
}

const batchSize = 100

/**
 * Hands what a transaction left in the outbox to the queues, exactly once: the job's id is the
 * event's id, and both tables change in one transaction. Any number of relays may run at a time,
 * since each takes the rows that no other holds.
 */
export async function relayOutbox(pool: Pool, boss: PgBoss, log: Logger): Promise<number> {
  let relayed = 0
  for (;;) {
    const taken = await relayBatch(pool, boss, log)
    relayed += taken
    if (taken < batchSize) return relayed
  }
}

async function relayBatch(pool: Pool, boss: PgBoss, log: Logger): Promise<number> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<OutboxRow>(
      `SELECT id, type, payload FROM outbox_event WHERE "relayedAt" IS NULL
       ORDER BY id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`,
    )
    for (const row of rows) await handOver(client, boss, row, log)
    await client.query(`UPDATE outbox_event SET "relayedAt" = now() WHERE id = ANY($1::uuid[])`, [
      rows.map(({ id }) => id),
    ])
    await client.query('COMMIT')
    return rows.length
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    // A connection that failed in a transaction is closed, which rolls back whatever it held.
    client.release(broken)
  }
}

async function handOver(
  client: PoolClient,
  boss: PgBoss,
  { id, type, payload }: OutboxRow,
  log: Logger,
): Promise<void> {
  const parsed = domainEvent.safeParse({ ...asObject(payload), type })
  if (!parsed.success) {
    // Written by a version that knew more, or by nobody of ours: it must not hold up the others.
    log.error({ eventId: id, type }, 'an event of the outbox is not understood and was set aside')
    return
  }
  const event = parsed.data
  switch (event.type) {
    case 'access.policy_outdated': {
      const { teamId, accountId, applyRunId } = event
      const singletonKey = `${teamId}:${accountId}`
      return insert(client, boss, 'apply', {
        id,
        singletonKey,
        data: { teamId, accountId, applyRunId },
      })
    }
    case 'access.catalogue_requested': {
      const { accountId, region } = event
      const singletonKey = `${accountId}:${region}`
      return insert(client, boss, 'catalogue', { id, singletonKey, data: { accountId, region } })
    }
    case 'live':
      await client.query(`SELECT pg_notify('gatehouse_live', $1)`, [JSON.stringify(event.event)])
  }
}

async function insert(
  client: PoolClient,
  boss: PgBoss,
  queue: QueueName,
  job: JobInsert,
): Promise<void> {
  const db: Db = { executeSql: (text, values) => client.query(text, values) }
  await boss.insert(queue, [job], { db })
}

function asObject(payload: unknown): object {
  return typeof payload === 'object' && payload !== null ? payload : {}
}
