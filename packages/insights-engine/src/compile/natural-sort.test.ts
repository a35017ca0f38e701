import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../sql.ts'
import { sortKeys } from './natural-sort.ts'
import { columns, type ExpressionBench, openBench } from './testing/expression-bench.ts'
import { noValue } from './values.ts'

let bench: ExpressionBench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
})

async function sorted(texts: readonly (string | null)[], direction: 'asc' | 'desc') {
  await bench.fill(texts.map((a) => ({ a })))
  const keys = sortKeys(columns['a'] ?? noValue, direction)
  const rows = await bench.run(sql`SELECT a FROM rows_in ORDER BY ${keys}`)
  return rows.map(([a]) => a)
}

const inOrder = [
  null,
  '',
  '!',
  '5A',
  '12B',
  '111A',
  'a',
  'a2',
  'a10',
  'a!',
  'b',
  '한',
  '-7',
  '1.5',
  '2',
  '10',
]

test('no value, then text in chunks, then numbers by value', async () => {
  expect(await sorted([...inOrder].reverse(), 'asc')).toEqual(inOrder)
})

test('descending is the exact reverse', async () => {
  expect(await sorted(inOrder, 'desc')).toEqual([...inOrder].reverse())
})

test('any order of rows is sorted to one and its reverse', { timeout: 60_000 }, async () => {
  const text = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc
      .array(fc.constantFrom('a', '1', '02', '-', '.', '한'), { maxLength: 5 })
      .map((it) => it.join('')),
    fc.constant(null),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 8 }), async (texts) => {
      const up = await sorted(texts, 'asc')
      expect(await sorted([...texts].reverse(), 'asc')).toEqual(up)
      expect(await sorted(texts, 'desc')).toEqual([...up].reverse())
    }),
    { numRuns: 60 },
  )
})
