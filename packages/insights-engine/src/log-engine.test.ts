import { expect, onTestFinished, test } from 'vitest'
import { openLogEngine } from './open-log-engine.ts'
import { QueryNotRunnable } from './query-plan.ts'
import { eventAt, noon, queryOf, sizes } from './testing/temporary-engine.ts'

test('events are appended, asked for in the language, and found again by @ptr', async () => {
  const engine = await openLogEngine(sizes)
  onTestFinished(() => engine.close())
  await engine.createGroup('g', '000000000202:/aws/bedrock/modelinvocations')
  const messages = [1, 2, 3].map((tokens) =>
    JSON.stringify({ modelId: `m${tokens % 2}`, input: { inputTokenCount: tokens } }),
  )
  await engine.append(
    'g',
    messages.map((message, index) => eventAt(index, { message })),
  )
  const run = engine.start(
    queryOf('g', {
      text: 'fields @timestamp, modelId, input.inputTokenCount as tokens, @log | sort tokens desc | limit 2',
    }),
  )
  await run.ended
  expect([run.status(), run.failure()]).toEqual(['Complete', undefined])
  expect(run.columns).toEqual(['@timestamp', 'modelId', 'tokens', '@log', '@ptr'])
  const rows = await run.rows(0, 10)
  const log = '000000000202:/aws/bedrock/modelinvocations'
  expect(rows.map((row) => row.slice(0, 4))).toEqual([
    ['2026-11-20 12:00:00.002', 'm1', '3', log],
    ['2026-11-20 12:00:00.001', 'm0', '2', log],
  ])
  const found = await engine.event(rows[0]?.[4] ?? '')
  expect(found).toMatchObject({ group: 'g', timestampMs: noon + 2, message: messages[2] })
})

test('a lookup table is asked by the key that the caller gives it', async () => {
  const engine = await openLogEngine(sizes)
  onTestFinished(() => engine.close())
  await engine.createGroup('g', '1:g')
  await engine.append('g', [eventAt(0, { message: '{"id":"7"}' })])
  const facts = await engine.putLookupTable('1:teams', 'id,team\n7,claims\n8,market\n')
  expect(facts).toEqual({ fields: ['id', 'team'], records: 2 })
  const run = engine.start(
    queryOf('g', {
      text: 'lookup teams id OUTPUT team | display team',
      lookupTableKey: (name) => `1:${name}`,
    }),
  )
  await run.ended
  expect([run.status(), run.failure()]).toEqual(['Complete', undefined])
  expect((await run.rows(0, 1))[0]?.[0]).toBe('claims')
})

test('what cannot be run is refused with its place', async () => {
  const engine = await openLogEngine(sizes)
  onTestFinished(() => engine.close())
  expect(() => engine.start(queryOf('g', { groups: [], text: 'fields a | pattern b' }))).toThrow(
    QueryNotRunnable,
  )
})
