import { expect, test } from 'vitest'
import { migrate } from '../src/migrate.ts'
import { readMigrations } from '../src/migrations.ts'
import { createEmptyDatabase, query } from './empty-database.testing.ts'
import { diffFromDatabase } from './engine.ts'

test('four processes that start together migrate once; afterwards there is nothing to do', async () => {
  await using empty = await createEmptyDatabase()
  await Promise.all([1, 2, 3, 4].map(() => migrate(empty.url)))
  const applied = await query(empty.url, 'SELECT migration_name AS name FROM _prisma_migrations')
  const migrations = await readMigrations()
  expect(applied.map(({ name }) => name).toSorted()).toEqual(migrations.map(({ name }) => name))
  // The best of three, since other tests share the machine.
  const durations: number[] = []
  for (let run = 0; run < 3; run++) {
    const startedAt = performance.now()
    await migrate(empty.url)
    durations.push(performance.now() - startedAt)
  }
  expect(Math.min(...durations)).toBeLessThan(300)
})

test('a migration that was edited after it had been applied is refused by name', async () => {
  await using empty = await createEmptyDatabase()
  await migrate(empty.url)
  await query(empty.url, `UPDATE _prisma_migrations SET checksum = 'other'`)
  const [first] = await readMigrations()
  await expect(migrate(empty.url)).rejects.toThrow(first?.name)
})

test('the migrations say what the Prisma schema says', async () => {
  await using empty = await createEmptyDatabase()
  await migrate(empty.url)
  expect(await diffFromDatabase(empty.url)).toBe('')
  // And the comparison is no formality: it sees a column that went missing.
  await query(empty.url, 'ALTER TABLE access_request DROP COLUMN ticket')
  expect(await diffFromDatabase(empty.url)).toContain('ADD COLUMN     "ticket"')
})
