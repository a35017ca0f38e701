import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EventWorld, eventWorld, startMs } from '../../testing/event-world.ts'
import { rowsOf } from '../../testing/rows-of.ts'

let world: EventWorld
const hour = 3_600_000

beforeAll(async () => {
  world = await eventWorld([
    { message: '{"team":"red","cost":1,"ms":10}', timestampMs: startMs + hour },
    { message: '{"team":"red","cost":2,"ms":20}', timestampMs: startMs + hour + 1 },
    { message: '{"team":"blue","cost":4,"ms":30}', timestampMs: startMs + 3 * hour },
    { message: '{"team":"blue","ms":"slow"}', timestampMs: startMs + 3 * hour + 2 },
    { message: '{"cost":8,"ms":40}', timestampMs: startMs + 4 * hour },
  ])
})
afterAll(() => world[Symbol.asyncDispose]())

test.each([
  ['all events are one group', 'stats count(*), count(cost), sum(cost)', ['5|4|15']],
  [
    'groups in the order of their keys; no value is a group too',
    'stats sum(cost) as s by team',
    ['|8', 'blue|4', 'red|3'],
  ],
  [
    'periods in the order of time',
    'stats count(*) by bin(1h)',
    ['2026-11-20 01:00:00.000|2', '2026-11-20 03:00:00.000|2', '2026-11-20 04:00:00.000|1'],
  ],
  [
    'periods come before other keys, wherever they stand',
    'stats count(*) by team, bin(1d)',
    [
      '|2026-11-20 00:00:00.000|1',
      'blue|2026-11-20 00:00:00.000|2',
      'red|2026-11-20 00:00:00.000|2',
    ],
  ],
  [
    'an offset moves the beginnings of periods',
    'stats count(*) by bin(2h) offset 1h',
    ['2026-11-20 01:00:00.000|2', '2026-11-20 03:00:00.000|3'],
  ],
  [
    'later items use earlier names, aggregates stand in expressions',
    'stats sum(cost) as s, count(*) as n, s / n as mean, s - sum(cost) as none by team | filter n = 2',
    ['blue|4|2|2|0', 'red|3|2|1.5|0'],
  ],
  [
    'conditions after it work as on any rows',
    'stats count(*) as n by team | filter n > 1 and team != "red"',
    ['blue|2'],
  ],
  [
    'a second stats sees the columns of the first',
    'stats sum(cost) as s by team, bin(1h) | stats max(s) as most, count(*) as groups by team',
    ['|8|1', 'blue|4|1', 'red|3|1'],
  ],
  [
    'columns without an alias are named by their text',
    'stats count(*) by team | sort `count(*)` desc, team desc | limit 2',
    ['red|2', 'blue|2'],
  ],
  [
    'bin in a second stats needs @timestamp',
    'stats min(@timestamp) as @timestamp by team | stats count(*) by bin(2h)',
    ['2026-11-20 00:00:00.000|1', '2026-11-20 02:00:00.000|1', '2026-11-20 04:00:00.000|1'],
  ],
  ['earliest and latest go by time', 'stats earliest(team) as e, latest(ms) as l', ['red|40']],
  ['aggregates of conditions', 'stats sum(cost > 1) as many, avg(ms) as mean', ['3|25']],
  ['stats of a column made before', 'fields cost * 10 as c | stats sum(c)', ['150']],
  [
    'percentiles of the same numbers, of others, and of none',
    'stats pct(ms, 50), pct(ms, 0) as least, pct(ms, 100) as most, pct(cost * 2, 50) as c, pct(team, 50)',
    ['25|10|40|6|'],
  ],
  [
    'a percentile of each group stands in an expression',
    'stats pct(ms, 50) / 10 as p by team',
    ['|4', 'blue|3', 'red|1.5'],
  ],
  ['stats over no events', 'filter team = "none" | stats count(*), max(cost)', ['0|']],
  ['groups of no events', 'filter team = "none" | stats count(*) by team', []],
])('%s', async (_, query, rows) => {
  expect(await rowsOf(world, query)).toEqual(rows)
})

test('a key may be an item too, by its text or its name', async () => {
  const query =
    'stats toupper(team), team, concat(t, "!") as x, count(*) by team as t, toupper(team)'
  const { columns, rows } = await world.ask(query)
  expect(columns).toEqual(['t', 'toupper(team)', 'team', 'x', 'count(*)'])
  expect(rows[1]).toEqual(['blue', 'BLUE', 'blue', 'blue!', '2'])
})

test.each([-3 * hour, 0])('periods of a range from %d ms on', async (from) => {
  await using early = await eventWorld(
    [-hour - 1, -1, 0, hour - 1, hour].map((timestampMs) => ({ message: '{}', timestampMs })),
  )
  const found = await rowsOf(early, 'stats count(*) by bin(1h)', { startMs: from, endMs: 2 * hour })
  expect(found.slice(-2)).toEqual(['1970-01-01 00:00:00.000|2', '1970-01-01 01:00:00.000|1'])
  expect(found.slice(0, -2)).toEqual(
    from < 0 ? ['1969-12-31 22:00:00.000|1', '1969-12-31 23:00:00.000|1'] : [],
  )
})

test('items that show as the same text are one group', async () => {
  await using lists = await eventWorld([{ message: '{"list":[1,"1",true,"a",null,{"k":1}]}' }])
  const query = 'unnest list into it | stats count(*) by it'
  expect(await rowsOf(lists, query)).toEqual(['|1', '1|3', 'a|1', '{"k":1}|1'])
  const inside = `${query} as key | filter key.k = 1 or key = 1 | fields key + 1`
  expect(await rowsOf(lists, inside)).toEqual(['1|3|2', '{"k":1}|1|'])
})

test('a key that is an item of a list is read by its path behind the grouping', async () => {
  await using lists = await eventWorld([
    { message: '{"list":[{"k":"a"}]}' },
    { message: '{"list":[{"k":"b"}]}' },
  ])
  const query = 'stats count(*) as c by list[0].k | filter list[0].k != "a" | display list[0].k, c'
  expect(await rowsOf(lists, query)).toEqual(['b|1'])
  const renamed = 'stats count(*) as c by list[0].k as k | display list[0].k, c'
  expect(await rowsOf(lists, renamed)).toEqual(['|1', '|1'])
})
