import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOT_COLUMNS } from '../event-table.ts'
import { appendRows } from '../store/append-rows.ts'
import { columnList, columnTypes, valuesOf } from '../store/event-columns.ts'
import { rowsOf } from '../store/query-rows.ts'
import { storedRowOf } from './stored-row.ts'

const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const connection = await instance.connect()

beforeAll(async () => {
  await connection.run(`CREATE TABLE events_1 (${columnList})`)
})

afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

/** Names that the columns are made of, and others. */
const key = fc.oneof(
  fc.constantFrom(...new Set(HOT_COLUMNS.flatMap(({ field }) => field.split('.')))),
  fc.constantFrom(...HOT_COLUMNS.map(({ field }) => field)),
  fc.constantFrom(
    '',
    '@',
    '@modelId',
    '.',
    'modelId.',
    '0',
    '__proto__',
    'constructor',
    '\u0000',
    'a/b',
    'a~b',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
)

const number = fc.oneof(
  fc.double().map((value) => (Number.isFinite(value) ? String(value) : '0')),
  fc.integer().map(String),
  fc.maxSafeInteger().map(String),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.constantFrom(
    '-0',
    '0.0',
    '-0.0',
    '1e5',
    '1E+2',
    '1.10',
    '1e400',
    '9007199254740992',
    '9007199254740993',
    '0.00001',
    '0.000001',
    '123456789012345.5',
    '1e-7',
  ),
  fc.tuple(fc.nat(), fc.nat(), fc.nat(9)).map(([a, b, zeros]) => `${a}.${'0'.repeat(zeros)}${b}`),
)

const quoted = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => JSON.stringify(text)),
  number.map((text) => JSON.stringify(text)),
  fc.constantFrom(
    '"\\ud800"',
    '"\\uD83D\\uDE00"',
    '"\\u0041"',
    '"\\\\"',
    '"007"',
    '"\\/"',
    '"true"',
  ),
)

/** JSON as text, so that it may say what JSON.stringify never does: keys twice, odd numbers. */
const { object } = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    quoted,
    fc.constantFrom('true', 'false', 'null'),
    tie('object'),
    fc.array(tie('value'), { maxLength: 4 }).map((values) => `[${values.join(' , ')}]`),
  ),
  object: fc
    .array(fc.tuple(key, tie('value')), { maxLength: 6 })
    .map((pairs) => `{${pairs.map(([k, v]) => `${JSON.stringify(k)} : ${v}`).join(',')}}`),
}))

/** What is at the path of one hot field, in a document of no other order. */
const aimed = fc
  .tuple(
    fc.constantFrom(...HOT_COLUMNS),
    fc.oneof(number, quoted, fc.constantFrom('true', 'null', '{}', '[1]')),
  )
  .map(([{ field }, value]) =>
    field
      .split('.')
      .reduceRight((inner, segment) => `{${JSON.stringify(segment)}:${inner}}`, value),
  )

/** The rule of EventTable, in SQL. */
const lookUp = (pointer: string) => {
  const path = `'/${pointer.split('.').join('/')}'`
  return `CASE json_type(coalesce(fields, message), ${path})
    WHEN 'OBJECT' THEN NULL WHEN 'ARRAY' THEN NULL WHEN 'NULL' THEN NULL
    WHEN 'BOOLEAN' THEN CASE json_extract_string(coalesce(fields, message), ${path}) WHEN 'true' THEN '1' ELSE '0' END
    ELSE json_extract_string(coalesce(fields, message), ${path}) END`
}

const stored = HOT_COLUMNS.map(({ column, kind }) =>
  kind === 'text' ? column : `coalesce(${column}::VARCHAR, ${column}_text)`,
)
const lookedUp = HOT_COLUMNS.map(({ field }) => lookUp(field))
const both = HOT_COLUMNS.filter(({ kind }) => kind === 'integer').map(
  ({ column }) => `(${column} IS NOT NULL AND ${column}_text IS NOT NULL)`,
)

test('columns say exactly what a look-up in the event says, for any JSON', async () => {
  const documents = fc.array(fc.oneof(object, aimed, fc.string({ unit: 'binary' })), {
    minLength: 50,
    maxLength: 50,
  })
  await fc.assert(
    fc.asyncProperty(documents, async (messages) => {
      const rows = messages.map((message, index) =>
        valuesOf(
          BigInt(index),
          storedRowOf({ timestampMs: index, ingestionTimeMs: 0, logStream: 's', message }),
        ),
      )
      await connection.run('DELETE FROM events_1')
      await appendRows(connection, 'events_1', columnTypes, rows)
      const answers = await rowsOf(connection, {
        text: `SELECT [${stored.join(', ')}] AS a, [${lookedUp.join(', ')}] AS b, message, fields
          FROM events_1 WHERE a IS DISTINCT FROM b OR ${both.join(' OR ')}`,
        values: [],
      })
      expect(answers).toEqual([])
    }),
    { numRuns: 40 },
  )
})
