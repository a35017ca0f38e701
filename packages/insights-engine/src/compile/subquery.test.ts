import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EventWorld, eventWorld, startMs } from '../testing/event-world.ts'
import { rowsOf } from '../testing/rows-of.ts'

let world: EventWorld
const hour = 3_600_000

beforeAll(async () => {
  world = await eventWorld(
    [
      { message: '{"id":"a","team":"red"}' },
      { message: '{"id":"b","team":"blue"}' },
      { message: '{"id":"c"}' },
    ],
    [
      { message: '{"id":"a","cost":1}', timestampMs: startMs + hour },
      { message: '{"id":"a","cost":2}', timestampMs: startMs + 2 * hour },
      { message: '{"id":"c","cost":4}', timestampMs: startMs + 3 * hour },
      { message: '{"id":"d","cost":8}', timestampMs: startMs + 4 * hour },
    ],
  )
})
afterAll(() => world[Symbol.asyncDispose]())

describe('SOURCE', () => {
  test('reads other groups than the query is asked with', async () => {
    expect(await rowsOf(world, "SOURCE 'two' | stats count(*), sum(cost)")).toEqual(['4|15'])
    expect(await rowsOf(world, "SOURCE 'one', 'two' | stats count(*) by @log")).toEqual([
      '000000000202:one|3',
      '000000000202:two|4',
    ])
  })

  test('hands on what it says', () => {
    const asked: unknown[] = []
    const resolveSource = (source: unknown) => {
      asked.push(source)
      return []
    }
    world.plan(
      "SOURCE logGroups(namePrefix: ['/a'], accountIdentifiers: ['1', '2'], class: ['STANDARD'])",
      {
        resolveSource,
      },
    )
    expect(asked[0]).toEqual({
      names: [],
      namePrefixes: ['/a'],
      accountIds: ['1', '2'],
      classes: ['STANDARD'],
    })
  })

  test('may have a time of its own, counted from the present', async () => {
    const nowMs = startMs + 5 * hour
    const countOf = (time: string) =>
      rowsOf(world, `SOURCE 'two' ${time} | stats count(*)`, { nowMs })
    expect(await countOf('start=-3h end=now')).toEqual(['3'])
    expect(await countOf('start=-3h end=-2h')).toEqual(['2'])
    expect(await countOf('')).toEqual(['4'])
  })
})

describe('in (…)', () => {
  test('the values of one column', async () => {
    const query = (word: string, inner: string) =>
      rowsOf(world, `fields id | filter id ${word} (SOURCE 'two' | ${inner})`)
    expect(await query('in', 'filter cost > 1 | fields id')).toEqual(['c', 'a'])
    expect(await query('not in', 'filter cost > 1 | fields id')).toEqual(['b'])
    expect(await query('in', 'stats count(*) by id | filter `count(*)` > 1 | display id')).toEqual([
      'a',
    ])
    expect(await query('in', 'sort @timestamp desc | fields id | limit 2')).toEqual(['c'])
    expect(await query('in', 'filter cost > 100 | fields id')).toEqual([])
  })

  test('in a stats, over the same group', async () => {
    const query = 'filter team in (filter id = "a" | fields team) | stats count(*)'
    expect(await rowsOf(world, query)).toEqual(['1'])
  })
})

describe('join', () => {
  test('rows of both sides with the same key', async () => {
    const query =
      "join left=l right=r where l.id=r.id (SOURCE 'two' | fields id, cost) | fields l.id, l.team, r.cost"
    expect(await rowsOf(world, query)).toEqual(['c||4', 'a|red|2', 'a|red|1'])
  })

  test('a left join keeps what has no partner', async () => {
    const query =
      "join type=left left=l right=r where r.id=l.id (SOURCE 'two' | stats sum(cost) as s by id) | display l.id, r.s"
    expect(await rowsOf(world, query)).toEqual(['c|4', 'b|', 'a|3'])
  })

  test('names without an alias are of the left side; all that both show is shown', async () => {
    const query =
      "fields id | join left=l right=r where l.id=r.id (SOURCE 'two' | stats count(*) as n by id)"
    const answer = await world.ask(`${query} | filter r.n > 1 | fields concat(team, "!") as t`)
    expect(answer.columns).toEqual(['l.id', 'r.id', 'r.n', 't'])
    expect(answer.rows).toEqual([['a', 'a', '2', 'red!']])
  })

  test('several keys, then stats', async () => {
    const query =
      "join left=l right=r where l.id=r.id and l.@log=r.other (SOURCE 'two' | fields '000000000202:one' as other) | stats sum(r.cost) by l.team"
    expect(await rowsOf(world, query)).toEqual(['|4', 'red|3'])
  })

  test('a key has to say of which side it is', () => {
    expect(() =>
      world.plan("join left=l right=r where l.id=id (SOURCE 'two' | fields id)"),
    ).toThrow('join.side')
  })
})

describe('appendcols', () => {
  test('row beside row; what one side has more stays', async () => {
    const query = "fields id | appendcols (SOURCE 'two' | fields id, cost)"
    expect(await rowsOf(world, query)).toEqual(['c|8', 'b|4', 'a|2', 'a|1'])
  })

  test('at most so many, with or without the columns of the same name', async () => {
    const all = "fields id | appendcols max=1000000000000000000000 (SOURCE 'two' | fields cost)"
    expect(await rowsOf(world, all)).toHaveLength(4)
    const query = "fields id | appendcols override=true max=1 (SOURCE 'two' | fields id, cost)"
    expect(await rowsOf(world, query)).toEqual(['d|8', 'b|', 'a|'])
  })
})
