import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { type Migration, readMigrations } from './migrations.ts'

/** Any number will do, as long as nothing else in this database locks it. */
const migrationLock = 4_728_019

/**
 * Brings the database to the schema of this version; safe when several processes start together.
 * Each folder is one transaction with its line in `_prisma_migrations`, so a killed process leaves
 * it applied or not begun, and Prisma's own tools read the same history.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const migrations = await readMigrations()
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    if (pending(migrations, await applied(client)).length === 0) return
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await client.query(historyTable)
    // Asked again under the lock: another process may have been faster.
    for (const migration of pending(migrations, await applied(client))) {
      await apply(client, migration)
    }
  } finally {
    // Ending the connection releases the lock.
    await client.end()
  }
}

function pending(
  migrations: readonly Migration[],
  history: ReadonlyMap<string, string>,
): readonly Migration[] {
  return migrations.filter(({ name, checksum }) => {
    const known = history.get(name)
    if (known !== undefined && known !== checksum) {
      throw new Error(`The migration ${name} was changed after this database had applied it.`)
    }
    return known === undefined
  })
}

async function applied(client: Client): Promise<ReadonlyMap<string, string>> {
  const exists = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS yes`)
  if (exists.rows[0]?.yes !== true) return new Map()
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  )
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`The migration ${name} could not be applied.`, { cause: error })
  }
}

/** The table as `prisma migrate` makes it. */
const historyTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`
