import { expect, onTestFinished, test } from 'vitest'
import type { LogEngine, LogEngineOptions, QueryRun } from '../log-engine.ts'
import { openLogEngine } from '../open-log-engine.ts'
import { ours, sql } from '../sql.ts'
import { engineThatPlans, eventAt, plan, queryOf, sizes } from '../testing/temporary-engine.ts'

/**
 * DuckDB tells how far it is by row groups of 122,880 rows, and between tasks of one thread. An event of
 * 100,000 characters is 2,000 rows here, nearly all of them empty.
 */
const options: LogEngineOptions = { ...sizes, threads: 1, queriesAtOnce: 1, bytesPerRow: 100 }
const EVENTS = 200
/** They write 400,000 rows first, which takes its time where others are busy. */
const patient = { timeout: 120_000 }
const characters = 'a'.repeat(99_990)

async function fill(engine: LogEngine, messageOf: (n: number) => string): Promise<void> {
  await engine.createGroup('g', '1:g')
  const events = Array.from({ length: EVENTS }, (_, n) => eventAt(n, { message: messageOf(n) }))
  await engine.append('g', events)
}

/** Waits until a part of a query is done, and ends it long before the rest would be. */
async function seenOnTheWay(run: QueryRun): Promise<readonly number[]> {
  const seen: number[] = []
  while (run.status() === 'Scheduled' || run.status() === 'Running') {
    const progress = run.progress()
    if (progress !== seen.at(-1)) seen.push(progress)
    if (progress > 0) break
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(run.status()).toBe('Running')
  const { recordsScanned, bytesScanned } = run.statistics()
  expect(recordsScanned).toBeGreaterThan(0)
  expect(recordsScanned).toBeLessThan(EVENTS)
  expect(bytesScanned).toBeGreaterThan(0)
  expect(bytesScanned).toBeLessThan(EVENTS * 200_000)
  run.cancel()
  await run.ended
  return seen
}

test('a query that runs says how far it is, and what it has scanned', patient, async () => {
  const engine = await engineThatPlans(
    ([table = '']) =>
      plan(sql`SELECT count(*)::VARCHAR AS c0 FROM ${ours(table)} WHERE CASE WHEN random() >= 0
        THEN contains(repeat('b', if(rowid < 150000, 1, 8000 + rowid % 2)), repeat('b', 4000) || 'a') END`),
    options,
  )
  await fill(engine, (n) => `${characters}${n}`)
  const seen = await seenOnTheWay(engine.start(queryOf('g')))
  expect(seen).toEqual([0, expect.closeTo(0.3, 1)])
})

test('a search for a word does so, too', patient, async () => {
  const engine = await openLogEngine(options)
  onTestFinished(() => engine.close())
  const almost = 'b'.repeat(9_800)
  // Only in the later events it nearly stands at every place, and takes long to be told from it.
  await fill(engine, (n) => (n < 80 ? characters : 'b'.repeat(200_000)))
  const text = `filter @message like "${almost}a" | stats count(*)`
  const seen = await seenOnTheWay(engine.start(queryOf('g', { text })))
  expect(seen.at(-1)).toBeLessThan(0.49)
})
