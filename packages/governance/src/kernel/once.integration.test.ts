import { randomUUID } from 'node:crypto'
import { type Database, openDatabase } from '@gatehouse/database/database'
import { createDatabase, type TestDatabase } from '@gatehouse/testkit/database'
import { withClient } from '@gatehouse/testkit/with-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prismaOnce } from './once.prisma.ts'
import type { Ask, Once } from './once.ts'
import { fail, ok, type Result } from './result.ts'

let testDatabase: TestDatabase
let database: Database
let once: Once<null>

beforeAll(async () => {
  testDatabase = await createDatabase()
  database = openDatabase(testDatabase.url)
  once = prismaOnce(database, () => null)
})
afterAll(async () => {
  await database.close()
  await testDatabase[Symbol.asyncDispose]()
})

function askFor(input: unknown = { what: 'a' }): Ask {
  return { personId: randomUUID(), procedure: 'test.do', key: randomUUID(), input }
}

/** Both ways of carrying a deed out keep the same promise. */
const ways = {
  inTransaction: <Answer>(ask: Ask, work: () => Promise<Result<Answer>>) =>
    once.inTransaction(ask, work),
  around: <Answer>(ask: Ask, work: () => Promise<Result<Answer>>) => once.around(ask, work),
}

for (const [name, carryOut] of Object.entries(ways)) {
  test(`${name}: twenty at a time are one deed, and the answer is replayed to the byte`, async () => {
    const ask = askFor()
    let done = 0
    const work = async () => {
      done += 1
      return ok({ zulu: done, alpha: 'ä', nested: { b: 1, a: [null, 2] } })
    }
    const results = await Promise.all(Array.from({ length: 20 }, () => carryOut(ask, work)))
    expect(done).toBe(1)
    const answers = results.filter((result) => result.ok).map(({ value }) => JSON.stringify(value))
    expect(new Set(answers).size).toBe(1)
    for (const result of results) {
      if (!result.ok) expect(result.error).toEqual({ code: 'request.in_progress' })
    }
    const again = await carryOut(ask, work)
    expect(again.ok && JSON.stringify(again.value)).toBe(answers[0])
    expect(done).toBe(1)
  })

  test(`${name}: another input under the same key is refused, in any order of its members`, async () => {
    const ask = askFor({ a: 1, b: { c: [1, 2], d: null } })
    const work = async () => ok('done')
    expect(await carryOut(ask, work)).toEqual(ok('done'))
    const reordered = { ...ask, input: { b: { d: null, c: [1, 2] }, a: 1 } }
    expect(await carryOut(reordered, work)).toEqual(ok('done'))
    const other = { ...ask, input: { a: 1, b: { c: [2, 1], d: null } } }
    expect(await carryOut(other, work)).toEqual(fail({ code: 'request.key_reused' }))
  })

  test(`${name}: the key belongs to one person and one procedure`, async () => {
    const ask = askFor()
    await carryOut(ask, async () => ok('mine'))
    const theirs = { ...ask, personId: randomUUID() }
    expect(await carryOut(theirs, async () => ok('theirs'))).toEqual(ok('theirs'))
    const other = { ...ask, procedure: 'test.other' }
    expect(await carryOut(other, async () => ok('other'))).toEqual(ok('other'))
  })

  test(`${name}: a failure and an exception give the key back`, async () => {
    const ask = askFor()
    const refused = fail({ code: 'access.model_blocked' } as const)
    expect(await carryOut(ask, async () => refused)).toEqual(refused)
    await expect(
      carryOut(ask, async () => {
        throw new Error('a bug')
      }),
    ).rejects.toThrow('a bug')
    expect(await carryOut(ask, async () => ok('at last'))).toEqual(ok('at last'))
  })

  test(`${name}: a deed that died is taken over after a minute, not before`, async () => {
    const ask = askFor()
    const began = Promise.withResolvers<void>()
    const death = Promise.withResolvers<Result<string>>()
    const first = carryOut(ask, () => {
      began.resolve()
      return death.promise
    })
    await began.promise
    expect(await carryOut(ask, async () => ok('second'))).toEqual(
      fail({ code: 'request.in_progress' }),
    )
    await withClient(testDatabase.url, (client) =>
      client.query(
        `UPDATE idempotency_key SET "createdAt" = "createdAt" - interval '61 seconds' WHERE key = $1`,
        [ask.key],
      ),
    )
    expect(await carryOut(ask, async () => ok('second'))).toEqual(ok('second'))
    // The first one was only slow: its answer comes too late to replace the one that was given.
    death.resolve(ok('first'))
    await first
    expect(await carryOut(ask, async () => ok('third'))).toEqual(ok('second'))
  })
}

test('inTransaction: a deed that was taken over while it was slow is rolled back', async () => {
  const ask = askFor()
  const began = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const writing = prismaOnce(database, (tx) => tx)
  const slow = writing.inTransaction(ask, async (tx) => {
    await tx.records.team.create({ data: { id: 'slow', nameEn: 'Slow', nameKo: '느림' } })
    began.resolve()
    await goOn.promise
    return ok('slow')
  })
  await began.promise
  await withClient(testDatabase.url, (client) =>
    client.query(
      `UPDATE idempotency_key SET "createdAt" = "createdAt" - interval '61 seconds' WHERE key = $1`,
      [ask.key],
    ),
  )
  expect(await once.inTransaction(ask, async () => ok('quick'))).toEqual(ok('quick'))
  goOn.resolve()
  expect(await slow).toEqual(fail({ code: 'request.in_progress' }))
  expect(await database.reads.team.findUnique({ where: { id: 'slow' } })).toBeNull()
})
