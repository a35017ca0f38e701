import { type Database, openDatabase } from '@gatehouse/database/database'
import type { Entry } from '@gatehouse/database/entry'
import { createDatabase, type TestDatabase } from '@gatehouse/testkit/database'
import { withClient } from '@gatehouse/testkit/with-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fail, ok } from '../kernel/result.ts'

let testDatabase: TestDatabase
let database: Database

beforeAll(async () => {
  testDatabase = await createDatabase()
  database = openDatabase(testDatabase.url)
})
afterAll(async () => {
  await database.close()
  await testDatabase[Symbol.asyncDispose]()
})

const entry: Entry = {
  actor: null,
  correlationId: 'c',
  audit: [{ action: 'a', subjectType: 's', subjectId: 'i', before: null, after: { b: [1] } }],
  outbox: [{ type: 'told', payload: { id: 'x' } }],
  live: [{ type: 'request.changed' }],
}
const team = (id: string) => ({ id, nameEn: id, nameKo: id })

function counts() {
  return withClient(testDatabase.url, async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM audit_entry) AS audit,
         (SELECT count(*)::int FROM outbox_event) AS outbox,
         (SELECT count(*)::int FROM team) AS team`,
    )
    return rows[0]
  })
}

test('a commit leaves state, audit and outbox, and tells whoever listens', async () => {
  const heard: string[] = []
  await withClient(testDatabase.url, async (listening) => {
    listening.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload}`))
    await listening.query('LISTEN gatehouse_live; LISTEN gatehouse_outbox')
    const committed = await database.commit(entry, async (tables) => {
      await tables.team.create({ data: team('one') })
      return ok(undefined)
    })
    expect(committed).toEqual(ok(undefined))
    expect(await counts()).toEqual({ audit: 1, outbox: 1, team: 1 })
    // PostgreSQL delivers what was told before it answers the next statement.
    await listening.query('SELECT 1')
  })
  expect(heard).toEqual(['gatehouse_live {"type":"request.changed"}', 'gatehouse_outbox '])
})

test('a lost compare-and-set, a conflict and an exception leave nothing', async () => {
  const before = await counts()
  const lost = fail({ code: 'access.request_not_pending' } as const)
  expect(
    await database.commit(entry, async (tables) => {
      await tables.team.create({ data: team('lost') })
      return lost
    }),
  ).toEqual(lost)
  const conflict = { code: 'access.account_exists' } as const
  expect(
    await database.commit(
      entry,
      async (tables) => {
        await tables.team.create({ data: team('two') })
        await tables.team.create({ data: team('one') })
        return ok(undefined)
      },
      { team_pkey: conflict },
    ),
  ).toEqual(fail(conflict))
  await expect(
    database.commit(entry, async (tables) => {
      await tables.team.create({ data: team('three') })
      throw new Error('a bug')
    }),
  ).rejects.toThrow('a bug')
  expect(await counts()).toEqual(before)
})

test('the audit can be added to and nothing else, even by its owner', async () => {
  for (const statement of [
    `UPDATE audit_entry SET reason = 'other'`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    `SET session_replication_role = replica; DELETE FROM audit_entry`,
  ]) {
    await expect(withClient(testDatabase.url, (client) => client.query(statement))).rejects.toThrow(
      /append-only/,
    )
  }
})

test('what reads cannot write: PostgreSQL refuses, whatever the types are made to say', async () => {
  await expect(
    database.rows({ text: `INSERT INTO team VALUES ('x', 'x', 'x', now())`, values: [] }),
  ).rejects.toThrow(/read-only/)
})
