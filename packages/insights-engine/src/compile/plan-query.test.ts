import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QueryNotRunnable } from '../query-plan.ts'
import { type EventWorld, eventWorld, startMs } from '../testing/event-world.ts'

let world: EventWorld
const minute = 60_000

beforeAll(async () => {
  const numbered = Array.from({ length: 30 }, (_, n) => ({
    message: JSON.stringify({ n, modelId: `m${n % 3}`, input: { inputTokenCount: n } }),
  }))
  world = await eventWorld(numbered, [
    { message: '{"n":100}', timestampMs: startMs + 90_500, logStream: 'other' },
    { message: 'masked ***', timestampMs: startMs + 90_500 },
  ])
})
afterAll(() => world[Symbol.asyncDispose]())

const cellsOf = async (text: string, changes = {}) => {
  const { rows } = await world.ask(text, changes)
  return rows.map((row) => row.join(' '))
}

describe('what nobody wrote', () => {
  test('without fields the time and the message are shown, newest first, with the pointer', async () => {
    const { columns, rows } = await world.run(world.plan('limit 2'))
    expect(columns).toEqual(['@timestamp', '@message', '@ptr'])
    expect(rows.map(([time, , pointer]) => [time, pointer])).toEqual([
      ['2026-11-20 00:29:00.000', '1-30'],
      ['2026-11-20 00:28:00.000', '1-29'],
    ])
  })

  test('events of several groups are one list; of the same time the later arrival is newer', async () => {
    const rows = await cellsOf('fields n, @log | limit 30', { tables: world.tables })
    expect(rows.slice(-4)).toEqual([
      '3 000000000202:one',
      '2 000000000202:one',
      ' 000000000202:two',
      '100 000000000202:two',
    ])
  })

  test('rows without any limit are 10,000, with one up to 100,000', () => {
    expect(world.plan('fields n').rows.text).toContain('LIMIT 10000')
    expect(world.plan('limit 5 | fields n').rows.text).toContain('LIMIT 100000')
  })

  test('the limit of StartQuery is a limit at the end', async () => {
    expect(await cellsOf('fields n | limit 3', { limit: 2 })).toEqual(['29', '28'])
    expect(await cellsOf('fields n | limit 1', { limit: 2 })).toEqual(['29'])
    expect(await cellsOf('stats count(*) as c by modelId', { limit: 2 })).toEqual([
      'm0 10',
      'm1 10',
    ])
  })

  test('both ends of the time are included', async () => {
    const range = { startMs: startMs + 3 * minute, endMs: startMs + 5 * minute }
    expect(await cellsOf('fields n', range)).toEqual(['5', '4', '3'])
    expect(await cellsOf('fields n', { ...range, startMs: range.startMs + 0.5 })).toEqual([
      '5',
      '4',
    ])
    expect(await cellsOf('fields n', { startMs: 2, endMs: 1 })).toEqual([])
  })

  test('no groups are no events', async () => {
    expect(await cellsOf('fields n, input.inputTokenCount + 1, @log', { tables: [] })).toEqual([])
    expect(await cellsOf('stats count(*), sum(n)', { tables: [] })).toEqual(['0 '])
  })
})

describe('columns', () => {
  test('fields add up, parsed columns are shown, the last display decides', async () => {
    const columnsOf = (text: string) => world.plan(text).columns
    expect(columnsOf('fields n | fields modelId, n')).toEqual(['n', 'modelId', '@ptr'])
    expect(columnsOf('parse @message "a*b" as x')).toEqual(['@timestamp', '@message', 'x', '@ptr'])
    expect(columnsOf('parse @message "a*b" as x | fields n')).toEqual(['x', 'n', '@ptr'])
    expect(columnsOf('fields n | display modelId, n + 1')).toEqual(['modelId', 'n + 1', '@ptr'])
    expect(columnsOf('fields @ptr, n')).toEqual(['n', '@ptr'])
    expect(columnsOf('stats count(*), bin(5m) by modelId, bin(5m)')).toEqual([
      'modelId',
      'bin(5m)',
      'count(*)',
    ])
    expect(columnsOf('stats count(*) as c by modelId | fields c * 2 as d')).toEqual([
      'modelId',
      'c',
      'd',
    ])
  })

  test('a column hides the field of its name; later items of a stage see earlier ones', async () => {
    expect(await cellsOf('fields n * 2 as n, n + 1 as m | limit 1')).toEqual(['58 59'])
  })

  test('entity and other unknown system fields have no value', async () => {
    const rows = await cellsOf(
      'display @entity.KeyAttributes.Name, @aws.region, @requestId | limit 1',
    )
    expect(rows).toEqual(['  '])
  })

  test('system fields', async () => {
    const rows = await cellsOf(
      'display @timestamp, @ingestionTime, @logStream, @log, @ptr | limit 1',
    )
    expect(rows).toEqual([
      '2026-11-20 00:29:00.000 2026-11-20 00:29:00.500 stream 000000000202:one 1-30',
    ])
  })
})

describe('what is read', () => {
  test('nothing but the columns that the query needs', () => {
    const read = world.plan('filter modelId = "m1" | stats sum(input.inputTokenCount) by bin(1h)')
    expect(read.rows.text).not.toMatch(/message|fields|json/)
    expect(
      world.plan('filter n = 1 | stats count(*)').rows.text.match(/json_extract\(/g),
    ).toHaveLength(1)
  })

  test('the message is read for the rows that are left', () => {
    const { text } = world.plan('filter modelId = "m1" | sort @timestamp desc | limit 5').rows
    expect(text.match(/\bmessage\b/g)).toHaveLength(1)
    expect(text).toMatch(/JOIN events_1 ON events_1.rowid/)
  })

  test('fields are looked up in the event where hot columns are not to be used', async () => {
    const text = 'filter modelId = "m1" | stats sum(input.inputTokenCount) as s by modelId'
    expect(world.plan(text, { usesHotColumns: false }).rows.text).not.toMatch(
      /model_id|input_tokens/,
    )
    expect(await cellsOf(text, { usesHotColumns: false })).toEqual(await cellsOf(text))
  })

  test('matched events are those that the filters keep, whatever they read', async () => {
    const matched = async (text: string) => (await world.ask(text)).matched
    expect(await matched('filter modelId = "m1" | stats count(*) by modelId')).toBe(10)
    expect(await matched('filter input.inputTokenCount > 27 | limit 1')).toBe(2)
    expect(await matched('stats count(*) as c by modelId | filter c > 100')).toBe('all')
    expect(await matched('filter n > 27 | limit 1')).toBe(2)
    expect(await matched('filter @message like "x" | stats count(*)')).toBe(0)
    expect(await matched('fields n * 2 as m | filter m > 2 | stats count(*)')).toBe(28)
    expect(await matched('fields n * 2 as m | filter modelId = "m1" | filter n > 2')).toBe(9)
    expect(await matched('parse @message "a*" as m | filter modelId = "m1"')).toBe(10)
    expect(await matched('limit 20 | filter modelId = "m1"')).toBe('all')
    expect(await matched('filter modelId in (fields modelId)')).toBe(30)
  })
})

describe('what cannot be run', () => {
  test('has a place in the text', () => {
    const text = 'fields modelId | lookup none modelId OUTPUT team'
    const refusal = { from: text.indexOf('lookup'), to: text.length }
    expect(() => world.plan(text)).toThrow(expect.objectContaining(refusal))
    expect(() => world.plan(text)).toThrow(QueryNotRunnable)
  })

  test('a query of very many commands is refused before DuckDB has to read it', () => {
    const text = Array.from({ length: 300 }, (_, n) => `fields n + ${n} as n`).join(' | ')
    expect(() => world.plan(text)).toThrow('too many commands')
  })

  test('a query of many commands runs', async () => {
    const text = Array.from({ length: 50 }, (_, n) => `fields n + ${n} as n | filter n > 0`).join(
      '|',
    )
    expect(await cellsOf(`${text} | limit 1`)).toEqual([String(29 + (49 * 50) / 2)])
  })
})

describe('text of people', () => {
  const hostile = ["'; DROP TABLE events_1; --", '"', '?', '\\', '한글\u0000', ') OR (1=1']

  test.each(hostile)('%j never becomes SQL', async (text) => {
    const written = JSON.stringify(text)
      .slice(1, -1)
      .replace(/\\u0000/g, '\u0000')
    const bare = text.replaceAll('`', '')
    const queries = [
      `filter \`${bare}\` = "${written}" or n in ["${written}"]`,
      `fields n as \`${bare}\` | sort \`${bare}\` | filter @message like "${written}"`,
      `parse @message "${written}*" as \`${bare}\` | stats count(*) as \`n${bare}\` by \`${bare}\``,
      `filter n in (SOURCE "${written}" | fields \`${bare}\`)`,
    ]
    for (const query of queries) {
      const plan = world.plan(query)
      const constants = /'[^']*'/g
      expect(plan.rows.text.replace(constants, '')).toMatch(/^[\x20-\x7e]*$/)
      if (text.length > 2) expect(plan.rows.text).not.toContain(text)
      await world.run(plan)
    }
    expect(await cellsOf('stats count(*)')).toEqual(['30'])
  })
})
