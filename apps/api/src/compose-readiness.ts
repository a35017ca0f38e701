import { readMigrations } from '@gatehouse/database/migrations'
import type { Pool } from 'pg'

/** How many migrations of this version the database has not applied; throws when it is not there. */
export async function missingMigrations(pool: Pool): Promise<number> {
  const names = (await readMigrations()).map(({ name }) => name)
  const { rows } = await pool.query<{ applied: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS applied`,
  )
  if (rows[0]?.applied !== true) return names.length
  const { rows: missing } = await pool.query(
    `SELECT name FROM unnest($1::text[]) AS name WHERE NOT EXISTS (
       SELECT 1 FROM _prisma_migrations
       WHERE migration_name = name AND finished_at IS NOT NULL AND rolled_back_at IS NULL)`,
    [names],
  )
  return missing.length
}
