import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EventWorld, eventWorld } from '../../testing/event-world.ts'
import { rowsOf } from '../../testing/rows-of.ts'

let world: EventWorld

beforeAll(async () => {
  world = await eventWorld([
    { message: '{"n":1,"u":"x","v":"file9"}' },
    { message: '{"n":2,"u":"y","v":"file10"}' },
    { message: '{"n":3,"u":"x","v":"7"}' },
    { message: '{"n":4,"v":"10"}' },
    { message: '{"n":5,"list":["a",{"k":"b"},[1],null,true],"empty":[]}' },
  ])
})
afterAll(() => world[Symbol.asyncDispose]())

describe('sort', () => {
  test.each([
    ['natural order: text before numbers, digits by value', 'sort v', '5 1 2 3 4'],
    ['the exact reverse', 'sort v desc', '4 3 2 1 5'],
    ['ties keep the order that was there', 'sort u', '5 4 3 1 2'],
    ['several keys', 'sort u desc, n asc', '2 1 3 4 5'],
    ['expressions', 'sort abs(n - 3) asc, n asc', '3 2 4 1 5'],
    ['the last sort decides, the one before breaks ties', 'sort n asc | sort u', '4 5 1 3 2'],
    ['after a limit', 'limit 3 | sort n asc', '3 4 5'],
    ['of a column that is not there', 'stats count(*) as n by u | sort zz | fields n', ''],
  ])('%s', async (_, query, order) => {
    const rows = await rowsOf(world, `${query} | display n`)
    if (order !== '') expect(rows.join(' ')).toBe(order)
    else expect(rows).toHaveLength(3)
  })
})

describe('limit', () => {
  test.each([
    ['limit 2 | stats count(*) as n', '2'],
    ['sort n asc | limit 1 | stats count(*) as n', '1'],
    ['filter n > 1 | limit any 3 | stats count(*) as n', '3'],
    ['limit 2 | fields 1 as n', '1 1'],
  ])('%s, which reads nothing of the events behind the limit', async (query, values) => {
    expect((await rowsOf(world, `${query} | display n`)).join(' ')).toBe(values)
  })

  test.each([
    ['the newest', 'limit 2', '5 4'],
    ['of what was sorted', 'sort n asc | limit 2', '1 2'],
    ['of what was filtered', 'filter n < 4 | limit 2', '3 2'],
    ['any', 'limit any 2', '5 4'],
    ['before a filter', 'limit 2 | filter n < 5', '4'],
    ['twice', 'limit 4 | sort n asc | limit 1', '2'],
    [
      'columns made before are still there',
      'fields n * 2 as d | sort d asc | limit 2 | display d',
      '2 4',
    ],
  ])('%s', async (_, query, order) => {
    const text = query.includes('display') ? query : `${query} | display n`
    expect((await rowsOf(world, text)).join(' ')).toBe(order)
  })
})

describe('dedup', () => {
  test.each([
    ['the first of each in the present order; rows without a value stay', 'dedup u', '5 4 3 2'],
    ['after a sort', 'sort n asc | dedup u', '1 2 4 5'],
    ['of several', 'dedup u, n', '5 4 3 2 1'],
    ['before a limit', 'dedup u | limit 3', '5 4 3'],
  ])('%s', async (_, query, order) => {
    expect((await rowsOf(world, `fields n | ${query}`)).join(' ')).toBe(order)
  })
})

describe('lists', () => {
  test('unnest makes a row of each item, and one of what is no list', async () => {
    expect(await rowsOf(world, 'unnest list into it | display n, it, it.k | limit 6')).toEqual([
      '5|a|',
      '5|{"k":"b"}|b',
      '5|[1]|',
      '5||',
      '5|1|',
      '4||',
    ])
  })

  test('no items, no rows', async () => {
    expect(await rowsOf(world, 'filter n = 5 | unnest empty into it')).toEqual([])
  })

  test('expand keeps the name', async () => {
    const query = 'filter n = 5 | expand list | filter ispresent(list) | display list, list.k'
    expect(await rowsOf(world, query)).toEqual(['a|', '{"k":"b"}|b', '[1]|', '1|'])
  })

  test('lists of jsonParse and parts of lists', async () => {
    const query =
      'filter n = 5 | fields jsonParse(@message) as j | unnest j.list[2] into it | display it, j.list[1].k'
    expect(await rowsOf(world, query)).toEqual(['1|b'])
  })

  test('items are counted like anything else', async () => {
    expect(await rowsOf(world, 'expand list | stats count(*), count(list)')).toEqual(['9|4'])
  })
})

describe('rows beside rows', () => {
  test.each([
    ['accum', 'sort n asc | accum n as s | display s', '1 3 6 10 15'],
    ['accum in the present order', 'accum n as s | display s', '5 9 12 14 15'],
    [
      'autoregress',
      'sort n asc | autoregress n as b p=1-2 | display b_p1, b_p2',
      '| 1| 2|1 3|2 4|3',
    ],
    ['filldown', 'sort n asc | filldown u | display u', 'x y x x x'],
    ['filldown by prefix', 'fields u | sort n asc | filldown u* | display u', 'x y x x x'],
    [
      'filldown of all that is shown',
      'fields u, v | sort n asc | filldown | display u',
      'x y x x x',
    ],
    ['countFrequent', 'countFrequent u', '|2 x|2 y|1'],
    ['sessionize', 'sort n asc | sessionize u maxspan 90s | display session_id', '1 2 3  '],
    ['sessions without long gaps', 'sort n asc | sessionize u | display session_id', '1 2 1  '],
    ['addtotals', 'sort n asc | addtotals n, v | display Total', '1 2 10 14 5'],
    [
      'addtotals of columns',
      'stats sum(n) as s by u | addtotals row=false col=true',
      '|9 x|4 y|2 |15',
    ],
    [
      'addtotals of both',
      'stats sum(n) as s by u | addtotals fieldname=t col=true',
      '|9|9 x|4|4 y|2|2 |15|15',
    ],
    [
      'fields that are not shown are there behind a row of sums',
      'fields n | addtotals col=true | filter n > 9 or u = "x" | display n, u',
      '3|x 1|x 15|',
    ],
    [
      'fields that are not shown are there behind columns of a subquery',
      'fields n | appendcols (stats sum(n) as all) | sort u desc, n | display n, u, all',
      '2|y| 1|x| 3|x| 4|| 5||15',
    ],
    ['outlier', 'outlier param=0 n | display n', '4 4 3 2 1'],
    ['outlier on both sides', 'outlier param=0 uselower=true n | display n', '4 4 3 2 2'],
    ['outlier that removes', 'outlier action=remove param=0 n | display n', '4 3 2 1'],
  ])('%s', async (_, query, cells) => {
    expect((await rowsOf(world, query)).join(' ')).toBe(cells)
  })

  test('values out of a map', async () => {
    await using maps = await eventWorld([
      { message: '{"json":"{\\"x\\":{\\"y\\":1},\\"list\\":[2]}"}' },
      { message: '{"json":"{\\"x\\":{}}"}' },
    ])
    const map = 'fields jsonParse(json) as m | sort @timestamp asc'
    const totals = `${map} | addtotals m.x.y, m.list[0] | display Total`
    expect(await rowsOf(maps, totals)).toEqual(['3', ''])
    expect(await rowsOf(maps, `${map} | filldown m.x.y | display m.x.y`)).toEqual(['1', '1'])
  })

  test('what mark=true adds is not documented', () => {
    expect(() => world.plan('outlier mark=true n')).toThrow('option.value')
  })

  test('sessions need the time of the events', () => {
    expect(() => world.plan('stats count(*) by u | sessionize u')).toThrow(
      'sessionize.no_timestamp',
    )
  })
})

describe('fillmissing', () => {
  const range = { startMs: Date.UTC(2026, 10, 20), endMs: Date.UTC(2026, 10, 20, 0, 7) }

  test('rows for all periods of the time asked for', async () => {
    const query = 'stats count(*) as c by bin(2m) | fillmissing with 0 for c'
    expect(await rowsOf(world, query, range)).toEqual([
      '2026-11-20 00:00:00.000|2',
      '2026-11-20 00:02:00.000|2',
      '2026-11-20 00:04:00.000|1',
      '2026-11-20 00:06:00.000|0',
    ])
  })

  test('of every group', async () => {
    const query =
      'filter ispresent(u) | stats sum(n) as s, count(*) as c by u, bin(4m) as t | fillmissing with "none" for s'
    expect(await rowsOf(world, query, range)).toEqual([
      'x|2026-11-20 00:00:00.000|4|2',
      'y|2026-11-20 00:00:00.000|2|1',
      'x|2026-11-20 00:04:00.000|none|',
      'y|2026-11-20 00:04:00.000|none|',
    ])
  })

  test('months and periods with an offset', async () => {
    const year = { startMs: Date.UTC(2026, 8, 15), endMs: Date.UTC(2026, 11, 2) }
    expect(
      await rowsOf(world, 'stats count(*) as c by bin(1mo) | fillmissing with 0 for c', year),
    ).toEqual([
      '2026-09-01 00:00:00.000|0',
      '2026-10-01 00:00:00.000|0',
      '2026-11-01 00:00:00.000|5',
      '2026-12-01 00:00:00.000|0',
    ])
    const query = 'stats count(*) as c by bin(4m) offset 1m | fillmissing with 0 for c'
    expect((await rowsOf(world, query, range)).map((row) => row.slice(14))).toEqual([
      '57:00.000|1',
      '01:00.000|4',
      '05:00.000|0',
    ])
  })

  test('times of any kind', async () => {
    const odd = { startMs: range.startMs + 0.5, endMs: range.startMs + 60_000.5 }
    const query = 'stats count(*) as c by bin(1m) | fillmissing with 0 for c'
    expect((await rowsOf(world, query, odd)).map((row) => row.slice(17))).toEqual([
      '00.000|0',
      '00.000|1',
    ])
    expect(() => world.plan(query, { startMs: -1e300, endMs: 1e300 })).toThrow('periods')
    expect(
      await rowsOf(world, 'stats count(*)', { startMs: -1e300, endMs: Number.MAX_VALUE }),
    ).toEqual(['5'])
  })

  test('is refused where nothing has periods, or too many', () => {
    expect(() => world.plan('stats count(*) by u | fillmissing')).toThrow('bin')
    expect(() => world.plan('stats count(*) as c by bin(1ms) | fillmissing')).toThrow('periods')
  })
})
