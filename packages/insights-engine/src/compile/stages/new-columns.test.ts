import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EventWorld, eventWorld } from '../../testing/event-world.ts'
import { rowsOf } from '../../testing/rows-of.ts'

let world: EventWorld

beforeAll(async () => {
  world = await eventWorld([
    { message: 'user=ann took 12 ms of 30 ms' },
    { message: 'level=info msg="a \\"b\\" | c" n=5 done n=6' },
    { message: '{"csv":"p,\\"q,\\"\\"r\\",,s","deep":{"a":[{"b":1},{"b":"two"}],"c":null}}' },
    { message: '{"ip":"10.1.2.3","team":"blue","text":"{\\"in\\":{\\"k\\":[1,2]}}"}' },
    { message: '{"ip":"192.168.0.1","team":"green","owner":"me"}' },
  ])
  await world.addLookup(
    'teams',
    ['team', 'owner', 'net'],
    [
      ['blue', 'first', '10.0.0.0/8'],
      ['blue', 'second', '10.1.0.0/16'],
      ['Green', 'third', 'no network'],
    ],
  )
})
afterAll(() => world[Symbol.asyncDispose]())

const shown = (query: string, columns: string) => rowsOf(world, `${query} | display ${columns}`)

describe('parse', () => {
  test('a glob takes as little as it can, at the end all', async () => {
    const rows = await shown('parse @message "user=* took * ms*" as who, ms, rest', 'who, ms, rest')
    expect(rows.at(-1)).toBe('ann|12| of 30 ms')
    expect(rows[0]).toBe('||')
  })

  test('more than nine parts, as in VPC flow logs', async () => {
    const names = Array.from('abcdefghijklmn')
    const text = names.map((name) => name.toUpperCase()).join(' ')
    const stars = names.map(() => '*').join(' ')
    const groups = names.map((name) => `(?<${name}>\\w+)`).join(' ')
    const optional = names.map((name) => `(?<${name}>\\w)( |-)?`).join('')
    for (const parse of [
      `parse t "${stars}" as ${names.join(', ')}`,
      `parse t /^${groups}$/`,
      `parse t /${optional}/`,
    ]) {
      const rows = await shown(`fields "${text}" as t | limit 1 | ${parse}`, names.join(', '))
      expect(rows).toEqual([text.replaceAll(' ', '|')])
    }
    const missed = `fields "A B" as t | limit 1 | parse t "${stars}" as ${names.join(', ')}`
    expect(await shown(missed, 'a, n')).toEqual(['|'])
  })

  test('what stands in a glob besides stars means itself', async () => {
    expect((await shown('parse @message "\\"b\\\\\\" | *\\"" as x', 'x'))[3]).toBe('c')
  })

  test('a regex by its names, or by the names given to its groups', async () => {
    const rows = await shown('parse @message /(?<a>\\d+) ms of (?<b>\\d+)/', 'a, b, a + b')
    expect(rows.at(-1)).toBe('12|30|42')
    expect((await shown('parse @message /(\\d+) (ms)/ as x, y', 'x, y')).at(-1)).toBe('12|ms')
  })

  test('what is found empty is there, what is not found is not', async () => {
    const query = 'parse @message /^user=(?<x>z?)/ | filter ispresent(x) | stats count(*), count(x)'
    expect(await rowsOf(world, query)).toEqual(['1|1'])
    const two = 'parse @message /^(?<x>q?)user=(?<y>\\w+)/ | filter ispresent(x)'
    expect(await shown(two, 'x, y')).toEqual(['|ann'])
  })

  test('of several groups that look around, each finds what the whole does', async () => {
    expect((await shown('parse @message /^(?<x>\\w+)=(?<y>\\w+)\\b/', 'x, y')).at(-1)).toBe(
      'user|ann',
    )
    expect((await shown('parse @message /(?<x>\\d+) (?<y>\\w+)$/', 'x, y')).at(-1)).toBe('30|ms')
  })

  test('multi makes a row of each match; without one the row stays', async () => {
    const rows = await shown('parse @message /(?<n>\\d+) (?<unit>ms)/ multi', '@timestamp, n, unit')
    expect(rows.slice(3).map((row) => row.slice(14))).toEqual([
      '01:00.000||',
      '00:00.000|12|ms',
      '00:00.000|30|ms',
    ])
  })

  test('a part of a field', async () => {
    expect((await shown('parse ip "*.*.*" as a, b, c', 'a, b, c')).slice(0, 2)).toEqual([
      '192|168|0.1',
      '10|1|2.3',
    ])
  })

  test('logfmt is a map; the first of two values counts', async () => {
    const rows = await shown('parse @message logfmt as m', 'm.level, m.msg, m.n, m.done, m.none')
    expect(rows[3]).toBe('info|a "b" | c|5|true|')
    const counted = await rowsOf(world, 'parse @message logfmt as m | stats count(*) by m.level')
    expect(counted).toEqual(['|4', 'info|1'])
  })

  test('csv by position, with quotes', async () => {
    const rows = await shown(
      'fields csv as line | parse line csv as a, b, c, d, e',
      'a, b, c, d, e',
    )
    expect(rows[2]).toBe('p|q,"r||s|')
    expect(rows[0]).toBe('||||')
  })

  test('csv whose quotes do not end', async () => {
    const line = `fields '"",x,"open, end' as line | parse line csv as a, b, c, d`
    expect((await shown(line, 'a, b, c, d'))[0]).toBe('|x|"open| end')
  })
})

describe('json', () => {
  test('values by path out of the message', async () => {
    const rows = await shown('json "deep.a[1].b" as b, "deep.a.0.b" as a, "deep.c" as c', 'a, b, c')
    expect(rows[2]).toBe('1|two|')
    expect(rows[4]).toBe('||')
  })

  test('out of text that is JSON, and out of an object of the event', async () => {
    expect((await shown('json field=text "in.k" as k', 'k, k[1]'))[1]).toBe('[1,2]|2')
    expect((await shown('json field=deep "a[0].b" as k', 'k'))[2]).toBe('1')
    expect((await shown('json field=ip "a" as k', 'k'))[1]).toBe('')
  })

  test('out of JSON that stands as text in other JSON', async () => {
    expect((await shown('json "text" as t | json field=t "in.k[1]" as k', 'k'))[1]).toBe('2')
    const parsed = 'fields jsonParse(@message) as m | json field=m.ip "a" as k'
    expect((await shown(parsed, 'k'))[1]).toBe('')
  })
})

describe('lookup', () => {
  test('the first line of the same text; a row without one stays', async () => {
    const rows = await shown('lookup teams team OUTPUT owner', 'team, owner')
    expect(rows.slice(0, 3)).toEqual(['green|', 'blue|first', '|'])
  })

  test('under other names, by several keys', async () => {
    const query = 'fields "second" as o | lookup teams team as team, owner as o OUTPUT net as n'
    expect((await shown(query, 'n'))[1]).toBe('10.1.0.0/16')
  })

  test('the smallest network that holds an address', async () => {
    const rows = await shown('cidrlookup teams ip as net OUTPUT owner as o', 'ip, o')
    expect(rows.slice(0, 3)).toEqual(['192.168.0.1|', '10.1.2.3|second', '|'])
  })

  test('OUTPUTNEW leaves what is there', async () => {
    const rows = await shown('cidrlookup teams net as ip OUTPUTNEW owner, team as t', 'owner, t')
    expect(rows.slice(0, 2)).toEqual(['me|', 'second|blue'])
  })

  test('a table or column that is not there is refused', () => {
    expect(() => world.plan('lookup none a OUTPUT b')).toThrow('no lookup table none')
    expect(() => world.plan('lookup teams team OUTPUT colour')).toThrow('no column colour')
    expect(() => world.plan('lookup teams size OUTPUT owner')).toThrow('no column size')
  })
})

test('what stands behind a limit is read for the rows that are left', async () => {
  const query = 'parse ip "*.*" as a, b | fields concat(a, "-", team) as c | limit 2 | fields c, b'
  expect(await shown(query, 'c, b')).toEqual(['192-green|168.0.1', '10-blue|1.2.3'])
  const { text } = world.plan(query).rows
  expect(text).toMatch(/AS MATERIALIZED/)
})
