import { expect, onTestFinished, test } from 'vitest'
import { openLogEngine } from '../open-log-engine.ts'
import { eventAt, noon, queryOf, sizes, temporaryFolder } from '../testing/temporary-engine.ts'

const tokens = (offset: number, count: string) =>
  eventAt(offset, { message: `{"input":{"inputTokenCount":${count}}}` })
const sum = queryOf('g', {
  text: 'stats sum(input.inputTokenCount) as s, count(input.inputTokenCount) as n, max(input.inputTokenCount) as m',
})

test('what comes between planning and running is read for what it is', async () => {
  const engine = await openLogEngine({ ...sizes, queriesAtOnce: 1 })
  onTestFinished(() => engine.close())
  await engine.createGroup('g', '1:g')
  await engine.append('g', [tokens(0, '3'), tokens(1, '4')])
  const first = engine.start(queryOf('g', { text: 'fields @message' }))
  // Planned now for whole numbers, and waits for its turn.
  const second = engine.start(sum)
  const appended = engine.append('g', [tokens(2, '0.5'), tokens(3, '"many"')])
  await Promise.all([first.ended, second.ended, appended])
  const third = engine.start(sum)
  await third.ended
  const [before, after] = [
    ['7', '2', '4'],
    ['7.5', '4', '4'],
  ]
  expect([before, after]).toContainEqual((await second.rows(0, 1))[0])
  expect(await third.rows(0, 1)).toEqual([after])
  expect(second.status()).toBe('Complete')
})

test('events that come after planning are asked for their time', async () => {
  const engine = await openLogEngine({ ...sizes, queriesAtOnce: 1 })
  onTestFinished(() => engine.close())
  await engine.createGroup('g', '1:g')
  await engine.append('g', [eventAt(1), eventAt(2)])
  // All events of then lie between these, so that the plan needs no comparison.
  const range = { startMs: noon + 1, endMs: noon + 2 }
  const before = engine.start(queryOf('g', range))
  const waiting = engine.start(queryOf('g', range))
  const appended = engine.append('g', [eventAt(0), eventAt(3)])
  await Promise.all([before.ended, waiting.ended, appended])
  const after = engine.start(queryOf('g', range))
  await after.ended
  expect([before, waiting, after].map((run) => run.rowCount())).toEqual([2, 2, 2])
  expect(after.statistics().recordsScanned).toBe(2)
})

test('what is known of numbers is known again after a restart and after a removal', async () => {
  const directory = await temporaryFolder()
  const engine = await openLogEngine({ ...sizes, directory })
  await engine.createGroup('g', '1:g')
  await engine.append('g', [tokens(0, '0.5'), tokens(1, '9007199254740992'), tokens(2, '1')])
  await engine.close()
  const again = await openLogEngine({ ...sizes, directory })
  onTestFinished(() => again.close())
  const one = again.start(sum)
  await one.ended
  expect(await one.rows(0, 1)).toEqual([['9007199254740992', '3', '9007199254740992']])
  await again.removeBefore('g', tokens(2, '1').timestampMs)
  const rest = again.start(sum)
  await rest.ended
  expect(await rest.rows(0, 1)).toEqual([['1', '1', '1']])
})
