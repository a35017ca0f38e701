import { expect, test } from 'vitest'
import { openLogEngine } from './open-log-engine.ts'

const options = { memoryLimitMb: 512, threads: 2, queriesAtOnce: 2, queryTimeoutMs: 60_000 }
const t0 = Date.UTC(2026, 10, 20)

const event = (i: number, logStream = 's') => ({
  timestampMs: t0 + i,
  ingestionTimeMs: t0 + 10_000,
  logStream,
  message: JSON.stringify({ modelId: `m${i % 3}`, n: i, text: '요약' }),
})

test('what is appended is read, found by its pointer and asked for', async () => {
  const engine = await openLogEngine(options)
  await engine.createGroup('g', '1:g')
  await engine.append(
    'g',
    [3, 1, 2].map((i) => event(i)),
  )
  const page = await engine.read({ group: 'g', newestFirst: false, limit: 2 })
  expect(page.events.map(({ timestampMs }) => timestampMs - t0)).toEqual([1, 2])
  expect(page.hasMore).toBe(true)
  const first = page.events[0]
  expect(await engine.event(first?.pointer ?? '')).toMatchObject({ group: 'g', ...event(1) })
  const run = engine.start({
    text: 'fields @timestamp, modelId, n | sort n desc | limit 2',
    groups: ['g'],
    startMs: t0,
    endMs: t0 + 1000,
    nowMs: t0,
    mayUnmask: false,
  })
  await run.ended
  expect(run.failure() ?? '').toBe('')
  expect(run.status()).toBe('Complete')
    await engine.fields('g', t0, t0 + 100),
    await engine.size('g'),
    await engine.streams('g'),
  )
  await engine.close()
})
