import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOT_COLUMNS } from '../event-table.ts'
import { discoveredFields } from './discovered-fields.ts'
import { plainReading } from './plain-reading.ts'
import { storedRowOf } from './stored-row.ts'

const event = (message: string, masked?: string) => ({
  timestampMs: 1,
  ingestionTimeMs: 2,
  logStream: 's',
  message,
  ...(masked !== undefined && { masked }),
})

/** Hot values by the name of their column. */
function hotOf(message: string, masked?: string): Record<string, unknown> {
  const names = HOT_COLUMNS.flatMap(({ column, kind }) =>
    kind === 'text' ? [column] : [column, `${column}_text`],
  )
  const { hot } = storedRowOf(event(message, masked))
  const pairs = names.map((name, index) => [name, hot[index]] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== null))
}

const fieldsOf = (message: string) => storedRowOf(event(message)).fields

test('an ordinary record of an invocation is its own JSON, with columns for what is asked most', () => {
  const message = JSON.stringify({
    schemaType: 'ModelInvocationLog',
    modelId: 'amazon.nova-lite-v1:0',
    identity: { arn: 'arn:aws:iam::1:user/a' },
    requestMetadata: { team: 'claims' },
    input: { inputTokenCount: 41, inputBodyJson: { modelId: 'other', messages: [{ a: '"]}' }] } },
    output: { outputBodyJson: { stopReason: 'end_turn', metrics: { latencyMs: 812.5 } } },
  })
  expect(fieldsOf(message)).toBeNull()
  expect(hotOf(message)).toEqual({
    schema_type: 'ModelInvocationLog',
    model_id: 'amazon.nova-lite-v1:0',
    identity_arn: 'arn:aws:iam::1:user/a',
    metadata_team: 'claims',
    input_tokens: 41n,
    stop_reason: 'end_turn',
    latency_ms_text: '812.5',
  })
})

test.each([
  ['text', 'START RequestId: 1'],
  ['a list', '[1]'],
  ['a string', '"x"'],
  ['nothing', ''],
  ['a NUL', '\0'],
  ['JSON and more', '{} x'],
  ['a byte order mark', '\ufeff{}'],
])('%s has no fields', (_, message) => {
  expect(fieldsOf(message)).toBe('{}')
})

test.each([
  ['a dotted key is a path', '{"a.b":1}', '{"a":{"b":1}}'],
  ['dotted keys join an object', '{"a.b":1,"a":{"c":2}}', '{"a":{"b":1,"c":2}}'],
  ['where they collide, the later stands', '{"a.b":1,"a":2}', '{"a":2}'],
  ['a leading @ gets one more, at the top', '{"@a":{"@b":1}}', '{"@@a":{"@b":1}}'],
  ['of the same key the last wins', '{"a":{"x":1},"b":2,"a":{"y":3}}', '{"a":{"y":3},"b":2}'],
  ['a key written with an escape is the same key', '{"a":1,"\\u0061":2}', '{"a":2}'],
  [
    'numbers keep their text',
    '{"a":1e5,"b":1.10,"c":-0,"d":2.5}',
    '{"a":"1e5","b":"1.10","c":"-0","d":2.5}',
  ],
  [
    'half a character is replaced',
    '{"a":"\\ud800","b\\udc00":"\\ud83d\\ude00"}',
    '{"a":"\ufffd","b\ufffd":"\\ud83d\\ude00"}',
  ],
  [
    'names of JavaScript are data',
    '{"__proto__":{"a":1},"constructor.prototype":2}',
    '{"__proto__":{"a":1},"constructor":{"prototype":2}}',
  ],
])('%s', (_, message, fields) => {
  expect(fieldsOf(message)).toBe(fields)
  expect(plainReading(fields, 'fields')).toBeDefined()
})

test('only the first 200 leaves are fields, null is none', () => {
  const many = (count: number) =>
    JSON.stringify({ none: null, list: Array.from({ length: count }, (_, i) => i), modelId: 'm' })
  expect(fieldsOf(many(199))).toBeNull()
  expect(hotOf(many(199))).toEqual({ model_id: 'm' })
  expect(JSON.parse(fieldsOf(many(200)) ?? '')).toEqual({
    none: null,
    list: Array.from({ length: 200 }, (_, i) => i),
  })
  expect(hotOf(many(200))).toEqual({})
})

test('the first 200 leaves are the same however they are found', () => {
  const leaf = fc.oneof(fc.string({ maxLength: 4 }), fc.integer(), fc.double(), fc.constant(null))
  const few = fc.dictionary(fc.string({ maxLength: 3 }), fc.oneof(leaf, fc.array(leaf)))
  const many = fc.oneof(
    fc.array(leaf, { minLength: 180, maxLength: 230 }),
    fc.array(few, { minLength: 40, maxLength: 90 }),
    fc.array(fc.record({ a: leaf, b: fc.array(leaf, { maxLength: 3 }) }), { maxLength: 90 }),
  )
  const record = fc.record({ modelId: leaf, input: fc.record({ few, many }), output: few })
  fc.assert(
    fc.property(record, (value) => {
      const message = JSON.stringify(value)
      const careful = discoveredFields(message)
      const { fields } = storedRowOf(event(message))
      // Null stands for the message itself: all of its leaves count, and look-ups find them in it.
      const isWhole = plainReading(message, 'message')?.fields === null
      expect(fields ?? careful).toBe(careful)
      expect(fields === null).toBe(isWhole)
    }),
    { numRuns: 1000 },
  )
})

test('what is masked is read masked', () => {
  const masked = '{"modelId":"**","requestId":"r"}'
  const row = storedRowOf(event('{"modelId":"m"}', masked))
  expect(row).toMatchObject({ message: masked, original: '{"modelId":"m"}', size: masked.length })
  expect(hotOf('{"modelId":"m"}', masked)).toEqual({ model_id: '**', request_id: 'r' })
  expect(storedRowOf(event('x', 'x')).original).toBeNull()
})

test.each([
  ['100,000 lists', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['100,000 lists in an object', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['100,000 objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['a megabyte of dots', `{"${'.'.repeat(1_000_000)}":1}`],
  ['a megabyte of keys', `{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":1`).join()}}`],
  ['a megabyte of the same key', `{${Array.from({ length: 150_000 }, () => '"k":1').join()}}`],
  ['a megabyte of quotes', JSON.stringify({ a: '"'.repeat(500_000) })],
  ['a megabyte of backslashes', JSON.stringify({ a: '\\'.repeat(500_000) })],
  ['a megabyte of digits', `{"a":${'1'.repeat(1_000_000)}}`],
  ['a megabyte of digits behind the point', `{"a":0.${'0'.repeat(1_000_000)}}`],
  ['lone surrogates', '\ud800'.repeat(100_000)],
  ['open', '{"a":'.repeat(100_000)],
])('%s are stored without much ado', (_, message) => {
  const before = performance.now()
  const { fields } = storedRowOf(event(message))
  expect(fields === null || JSON.parse(fields) !== undefined).toBe(true)
  expect(performance.now() - before).toBeLessThan(5000)
})

test('never throws, and what it leaves to be looked up reads as itself', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.array(fc.nat(0xffff)).map((c) => String.fromCharCode(...c)),
  )
  fc.assert(
    fc.property(anyText, (message) => {
      const row = storedRowOf(event(message))
      expect(row.message.isWellFormed()).toBe(true)
      if (row.fields !== null) expect(plainReading(row.fields, 'fields')).toBeDefined()
    }),
    { numRuns: 2000 },
  )
})
