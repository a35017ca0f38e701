import { expect, test } from 'vitest'
import { createDatabase } from './database.ts'
import { withClient } from './with-client.ts'

test('every test file has a migrated database of its own, gone afterwards', async () => {
  let url = ''
  {
    await using first = await createDatabase()
    await using second = await createDatabase()
    url = first.url
    await withClient(first.url, (client) => client.query('CREATE TABLE only_here (id int)'))
    const there = await withClient(second.url, (client) =>
      client.query(`SELECT to_regclass('only_here') AS found`),
    )
    expect(there.rows).toEqual([{ found: null }])
    const migrated = await withClient(first.url, (client) =>
      client.query(`SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = 'public'`),
    )
    expect(migrated.rows[0]?.tables).toBeGreaterThan(1)
  }
  await expect(withClient(url, (client) => client.query('SELECT 1'))).rejects.toThrow(
    /does not exist/,
  )
})
