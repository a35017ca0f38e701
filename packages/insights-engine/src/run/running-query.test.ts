import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { QueryNotRunnable } from '../query-plan.ts'
import { ours, sql } from '../sql.ts'
import {
  ends,
  engineThatPlans,
  eventAt,
  noon,
  plan,
  queryOf,
  temporaryFolder,
} from '../testing/temporary-engine.ts'

/** Hours of work, and no memory. */
const endless = sql`SELECT count(*)::VARCHAR AS c0
  FROM range(1000000) a, range(1000000) b, range(1000000) c WHERE (a.range * b.range + c.range) % 7 = 3`

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve))
}

test('rows, counts and the last state of a query', async () => {
  const engine = await engineThatPlans(([table = '']) =>
    plan(
      sql`SELECT message AS c0, NULL::VARCHAR AS c1 FROM ${ours(table)} ORDER BY ts DESC LIMIT 2`,
      {
        columns: ['@message', 'none'],
        matched: sql`SELECT count(*) FROM ${ours(table)} WHERE ts > ${noon}`,
      },
    ),
  )
  await engine.createGroup('g', '1:g')
  await engine.append(
    'g',
    [0, 1, 2, 3].map((offset) => eventAt(offset, { message: `m${offset}` })),
  )
  const run = engine.start(queryOf('g', { startMs: noon, endMs: noon + 2 }))
  expect(run.columns).toEqual(['@message', 'none'])
  await run.ended
  expect(run.status()).toBe('Complete')
  expect(run.progress()).toBe(1)
  expect(await run.rows(0, 10)).toEqual([
    ['m3', null],
    ['m2', null],
  ])
  expect(await run.rows(1, 1)).toEqual([['m2', null]])
  expect(await run.rows(2, 1)).toEqual([])
  expect(run.statistics()).toEqual({
    recordsMatched: 3,
    recordsScanned: 3,
    bytesScanned: 6,
    logGroupsScanned: 1,
  })
  expect(run.cancel()).toBe(false)
  await run.discard()
  expect(run.rowCount()).toBe(0)
})

test('what is scanned are the events of the range, over hours and their edges', async () => {
  const engine = await engineThatPlans(() => plan(sql`SELECT 'x' AS c0`))
  await engine.createGroup('g', '1:g')
  const minutes = Array.from({ length: 60 * 5 }, (_, minute) => minute)
  await engine.append(
    'g',
    minutes.map((minute) => eventAt(minute * 60_000, { message: 'xx' })),
  )
  for (const [from, to] of [
    [0, 299],
    [30, 30],
    [10, 250],
    [60, 119],
    [400, 500],
    [59, 60],
  ] as const) {
    const startMs = noon + from * 60_000
    const run = engine.start(queryOf('g', { startMs, endMs: noon + to * 60_000 }))
    await run.ended
    const events = minutes.filter((minute) => minute >= from && minute <= to).length
    expect(run.statistics()).toMatchObject({ recordsScanned: events, bytesScanned: 2 * events })
  }
})

test('a query that is cancelled ends at once, running or waiting', async () => {
  const engine = await engineThatPlans(() => plan(endless), { queriesAtOnce: 1 })
  await engine.createGroup('g', '1:g')
  const running = engine.start(queryOf('g'))
  const waiting = engine.start(queryOf('g'))
  await until(() => running.status() === 'Running')
  expect(waiting.status()).toBe('Scheduled')
  expect(waiting.cancel()).toBe(true)
  expect(await ends(waiting)).toEqual(['Cancelled', undefined])
  const before = performance.now()
  expect(running.cancel()).toBe(true)
  expect(running.status()).toBe('Cancelled')
  await running.ended
  expect(performance.now() - before).toBeLessThan(1000)
  expect(running.cancel()).toBe(false)
  const immediately = engine.start(queryOf('g'))
  immediately.cancel()
  expect(await ends(immediately)).toEqual(['Cancelled', undefined])
})

test('whenever a query is cancelled, the next one in its place is complete', async () => {
  let isEndless = true
  const rows = sql`SELECT range::VARCHAR AS c0 FROM range(5000)`
  const engine = await engineThatPlans(() => plan(isEndless ? endless : rows), { queriesAtOnce: 1 })
  await engine.createGroup('g', '1:g')
  for (let turns = 0; turns < 30; turns += 1) {
    isEndless = true
    const cancelled = engine.start(queryOf('g'))
    isEndless = false
    const next = engine.start(queryOf('g'))
    for (let turn = 0; turn < turns; turn += 1) await new Promise((go) => setImmediate(go))
    expect(cancelled.cancel()).toBe(true)
    expect(await ends(next)).toEqual(['Complete', undefined])
    expect(next.rowCount()).toBe(5000)
  }
})

test('queries beyond those at once are scheduled, and run in their order', async () => {
  const engine = await engineThatPlans(() => plan(endless), { queriesAtOnce: 1 })
  await engine.createGroup('g', '1:g')
  const runs = [1, 2, 3].map(() => engine.start(queryOf('g')))
  const states = () => runs.map((run) => run.status())
  await until(() => runs[0]?.status() === 'Running')
  expect(states()).toEqual(['Running', 'Scheduled', 'Scheduled'])
  runs[0]?.cancel()
  await until(() => runs[1]?.status() === 'Running')
  expect(states()).toEqual(['Cancelled', 'Running', 'Scheduled'])
  runs[1]?.cancel()
  await until(() => runs[2]?.status() === 'Running')
  runs[2]?.cancel()
  await Promise.all(runs.map((run) => run.ended))
})

test('a query that takes too long ends as Timeout', async () => {
  const engine = await engineThatPlans(() => plan(endless), { queryTimeoutMs: 100 })
  await engine.createGroup('g', '1:g')
  expect(await ends(engine.start(queryOf('g')))).toEqual(['Timeout', undefined])
})

test('appends and reads go on while queries take all their places', async () => {
  const engine = await engineThatPlans(() => plan(endless), { queriesAtOnce: 8 })
  await engine.createGroup('g', '1:g')
  const runs = [1, 2, 3, 4, 5].map(() => engine.start(queryOf('g')))
  await until(() => runs.filter((run) => run.status() === 'Running').length === 3)
  await engine.append('g', [eventAt(0)])
  expect((await engine.read({ group: 'g', newestFirst: true, limit: 1 })).events).toHaveLength(1)
  for (const run of runs) expect(run.cancel()).toBe(true)
  await Promise.all(runs.map((run) => run.ended))
})

test('rows are there while the query still runs', async () => {
  const engine = await engineThatPlans(() =>
    plan(sql`SELECT range::VARCHAR AS c0 FROM range(1000000000000)`),
  )
  await engine.createGroup('g', '1:g')
  const run = engine.start(queryOf('g'))
  await until(() => run.rowCount() > 30_000)
  expect(run.status()).toBe('Running')
  expect(await run.rows(0, 2)).toEqual([['0'], ['1']])
  expect(await run.rows(25_000, 2)).toEqual([['25000'], ['25001']])
  run.cancel()
  await run.ended
  const kept = run.rowCount()
  expect(await run.rows(kept - 1, 5)).toEqual([[String(kept - 1)]])
})

test('a plan that writes is refused', async () => {
  const engine = await engineThatPlans(([table = '']) => plan(sql`DELETE FROM ${ours(table)}`))
  await engine.createGroup('g', '1:g')
  await engine.append('g', [eventAt(0)])
  expect((await ends(engine.start(queryOf('g'))))[0]).toBe('Failed')
  expect((await engine.read({ group: 'g', newestFirst: true, limit: 1 })).events).toHaveLength(1)
})

test('a group that is dropped meanwhile fails a query that waits, not the process', async () => {
  let first = true
  const engine = await engineThatPlans(
    ([table = '']) => {
      const rows = first ? endless : sql`SELECT message AS c0 FROM ${ours(table)}`
      first = false
      return plan(rows)
    },
    { queriesAtOnce: 1 },
  )
  await engine.createGroup('g', '1:g')
  const blocking = engine.start(queryOf('g'))
  const waiting = engine.start(queryOf('g'))
  await engine.dropGroup('g')
  blocking.cancel()
  expect(await ends(waiting)).toEqual([
    'Failed',
    'A log group or a lookup table of the query was deleted before the query could read it.',
  ])
})

test('a text that does not parse is refused at its place', async () => {
  const engine = await engineThatPlans(() => plan(endless))
  await engine.createGroup('g', '1:g')
  expect(() => engine.start(queryOf('g', { text: 'filter (' }))).toThrow(QueryNotRunnable)
})

test('SQL of a plan reaches neither files nor settings', async () => {
  const directory = await temporaryFolder()
  mkdirSync(join(directory, 'x'))
  const hostile = [
    "SELECT content AS c0 FROM read_text('/etc/hostname')",
    "COPY (SELECT 1) TO '/tmp/gatehouse-must-not-be'",
    'SET memory_limit = "1TB"',
    "ATTACH '/tmp/gatehouse-must-not-be.db'",
    'INSTALL httpfs',
  ]
  let next = ''
  const engine = await engineThatPlans(() => plan({ text: next, values: [] }), { directory })
  await engine.createGroup('g', '1:g')
  for (const statement of hostile) {
    next = statement
    const run = engine.start(queryOf('g'))
    await run.ended
    expect([statement, run.status()]).toEqual([statement, 'Failed'])
  }
})

test('closing ends what runs', async () => {
  const engine = await engineThatPlans(() => plan(endless))
  await engine.createGroup('g', '1:g')
  const run = engine.start(queryOf('g'))
  await until(() => run.status() === 'Running')
  await engine.close()
  expect(run.status()).toBe('Cancelled')
})
