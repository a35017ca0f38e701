import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { sql, withTextsInside } from './sql.ts'

const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom("'", '"', '?', ';', '--', '\\', '$$', '\0', '\ud800', '한') }),
  fc.constantFrom("'; DROP TABLE t; --", "')) UNION SELECT 1 --", '', '?'),
)

test('a text inside a statement is that text and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, fc.integer(), async (one, other, number) => {
      const wanted = sql`SELECT ${one}, '?''?', ${number}::INTEGER, ${other}`
      const { text, values } = withTextsInside(wanted)
      expect(text).toMatch(
        /^SELECT decode\(from_hex\('[0-9a-f]*'\)\), '\?''\?', \?::INTEGER, decode\(from_hex\('[0-9a-f]*'\)\)$/,
      )
      const [row] = (await connection.runAndReadAll(text, [...values])).getRows()
      expect(row).toEqual([one.toWellFormed(), "?'?", number, other.toWellFormed()])
    }),
    { numRuns: 300 },
  )
})
