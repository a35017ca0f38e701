import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sql } from '../sql.ts'
import {
  ends,
  engineThatPlans,
  plan,
  queryOf,
  temporaryFolder,
} from '../testing/temporary-engine.ts'

test('many rows lie in a file, which is gone with them', async () => {
  const directory = await temporaryFolder()
  const engine = await engineThatPlans(
    () =>
      plan(
        sql`SELECT range::VARCHAR AS c0, repeat('한', 100) AS c1, NULL::VARCHAR AS c2
        FROM range(60000)`,
        { columns: ['a', 'b', 'c'] },
      ),
    { directory },
  )
  await engine.createGroup('g', '1:g')
  const run = engine.start(queryOf('g'))
  await run.ended
  expect(run.rowCount()).toBe(60_000)
  expect(await run.rows(59_999, 10)).toEqual([['59999', '한'.repeat(100), null]])
  expect((await run.rows(0, 60_000)).length).toBe(60_000)
  const spilled = () =>
    readdirSync(join(directory, 'spill')).filter((name) => name.startsWith('rows'))
  expect(spilled()).toHaveLength(1)
  await run.discard()
  expect(spilled()).toEqual([])
})

test('2,500 rows of 100 kB do not stay in memory, and come in portions', async () => {
  const engine = await engineThatPlans(
    () => plan(sql`SELECT repeat(chr(97 + (range % 26)::INTEGER), 100000) AS c0 FROM range(2500)`),
    { memoryLimitMb: 768 },
  )
  await engine.createGroup('g', '1:g')
  const run = engine.start(queryOf('g'))
  await run.ended
  expect([run.status(), run.failure(), run.rowCount()]).toEqual(['Complete', undefined, 2500])
  const portion = await run.rows(100, 2400)
  expect(portion.length).toBeGreaterThan(500)
  expect(portion.length).toBeLessThan(1000)
  expect(portion[0]?.[0]?.slice(0, 2)).toBe('ww')
  expect(process.memoryUsage().heapUsed).toBeLessThan(400_000_000)
})

test('a sort of more than fits into memory is done on the disk', async () => {
  const directory = await temporaryFolder()
  const engine = await engineThatPlans(
    () =>
      plan(sql`SELECT m AS c0 FROM (SELECT md5(range::VARCHAR) || repeat('x', 1000) AS m
        FROM range(250000)) ORDER BY m LIMIT 240000`),
    { directory, memoryLimitMb: 200 },
  )
  await engine.createGroup('g', '1:g')
  const run = engine.start(queryOf('g'))
  expect(await ends(run)).toEqual(['Complete', undefined])
  expect(run.rowCount()).toBe(240_000)
})

test('a failure after the first rows is a failure, not the end of the rows', async () => {
  const engine = await engineThatPlans(() =>
    plan(sql`SELECT CASE WHEN range = 150000 THEN error('boom') ELSE range::VARCHAR END AS c0
      FROM range(200000)`),
  )
  await engine.createGroup('g', '1:g')
  const run = engine.start(queryOf('g'))
  expect(await ends(run)).toEqual([
    'Failed',
    expect.stringMatching(/^The query could not be finished/),
  ])
  expect(run.rowCount()).toBeLessThan(150_001)
})

test('what does not fit anywhere fails in words for people, and others run on', async () => {
  let rows = sql`SELECT list(range)::VARCHAR AS c0 FROM range(100000000)`
  const engine = await engineThatPlans(() => plan(rows), { memoryLimitMb: 64 })
  await engine.createGroup('g', '1:g')
  expect(await ends(engine.start(queryOf('g')))).toEqual([
    'Failed',
    expect.stringMatching(/^The query needs more memory than it may have/),
  ])
  rows = sql`SELECT 'fine' AS c0`
  const next = engine.start(queryOf('g'))
  await next.ended
  expect(await next.rows(0, 1)).toEqual([['fine']])
})
