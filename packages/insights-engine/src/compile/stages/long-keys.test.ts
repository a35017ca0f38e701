import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EventWorld, eventWorld, eventWorldOf, startMs } from '../../testing/event-world.ts'

/** Alike for longer than what a digest begins with, and different at their end. */
const long = (end: string): string => `${'한글 and more '.repeat(200)}${end}`
const say = (n: number, text: string | null, user: string) => ({
  message: JSON.stringify({ n, text, user, list: [long('x'), long('y')] }),
  timestampMs: startMs + n,
})
const groups = [
  [
    say(1, long('a'), 'one'),
    say(2, long('b'), 'one'),
    say(3, long('a'), 'two'),
    say(4, 'short', 'one'),
    say(5, null, 'two'),
    say(6, '', 'two'),
  ],
  [say(7, long('a'), 'one'), say(8, 'short', 'two')],
]

let short: EventWorld
/** Of events that are taken for long ones, so that keys are grouped by their digests. */
let longWorld: EventWorld

beforeAll(async () => {
  short = await eventWorld(...groups)
  longWorld = await eventWorldOf(groups, 5)
})
afterAll(async () => {
  await short[Symbol.asyncDispose]()
  await longWorld[Symbol.asyncDispose]()
})

test('long keys are groups of their own, and are shown as a whole', async () => {
  const text = 'stats count(*) as c, max(n) as m by text'
  const { rows, plan } = await longWorld.ask(text, { tables: longWorld.tables })
  expect(plan.rows.text).toContain('sha256')
  const byCount = rows.toSorted(([, , a], [, , b]) => Number(a) - Number(b))
  expect(byCount).toEqual([
    [long('b'), '1', '2'],
    [null, '1', '5'],
    ['', '1', '6'],
    [long('a'), '3', '7'],
    ['short', '2', '8'],
  ])
})

test.each([
  'stats count(*) by text',
  'stats count(*), pct(n, 50), latest(n) by user, text',
  'stats count(*) as c by text, concat(text, user) as both | sort c desc, both | limit 3',
  'stats count(*) by @message | limit 4',
  'stats sum(n) as s by text, bin(1h) | filter text like /a$/ | fields strlen(text), s',
  'stats count(*) as c by text | stats sum(c) by strlen(text)',
  'filter n > 1 | sort n | limit 5 | stats count(*) by text, user',
  'countFrequent text, user',
  'dedup text | limit 10',
  'unnest list into item | stats count(*) by item, user',
  'fields n | join type=left left=a right=b where a.n = b.n (fields n, text) | stats count(*) by b.text',
])('%s is the same of long and of short events', async (text) => {
  for (const usesHotColumns of [true, false]) {
    const plain = await short.ask(text, { tables: short.tables, usesHotColumns })
    const digested = await longWorld.ask(text, { tables: longWorld.tables, usesHotColumns })
    expect([digested.columns, digested.rows]).toEqual([plain.columns, plain.rows])
    expect(plain.rows.length).toBeGreaterThan(0)
  }
})
