import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowBudget } from './row-budget.ts'

const BYTES = 100
const ROWS = 2_048

test('short events have no fillers, and a long one among them neither', () => {
  const budget = new RowBudget(BYTES)
  for (let event = 0; event < 10_000; event++) {
    expect(budget.fillersBehind(event % 100 === 0 ? 40 * BYTES : BYTES / 2)).toBe(0)
  }
})

test('any 2,048 rows hold at most twice their text, and one event', () => {
  const sizes = fc.array(
    fc.oneof(
      fc.nat({ max: BYTES }),
      fc.integer({ min: BYTES, max: 50 * BYTES }),
      fc.integer({ min: 50 * BYTES, max: 3_000 * BYTES }),
    ),
    { minLength: 1, maxLength: 400 },
  )
  fc.assert(
    fc.property(sizes, fc.nat({ max: 2 * ROWS * BYTES }), fc.nat(20), (some, used, times) => {
      const budget = new RowBudget(BYTES, used)
      const rows: number[] = []
      for (let time = 0; time <= times; time++) {
        for (const size of some) {
          const fillers = budget.fillersBehind(size)
          rows.push(size, ...Array<number>(fillers).fill(0))
        }
      }
      let within = 0
      let most = 0
      for (const [at, size] of rows.entries()) {
        within += size - (rows[at - ROWS] ?? 0)
        most = Math.max(most, within)
      }
      expect(most).toBeLessThanOrEqual(2 * ROWS * BYTES + Math.max(...some))
    }),
  )
})

test('what the table ends with counts', () => {
  expect(new RowBudget(BYTES, ROWS * BYTES).fillersBehind(5 * BYTES)).toBe(4)
  expect(new RowBudget(BYTES, Number.POSITIVE_INFINITY).fillersBehind(BYTES + 1)).toBe(1)
})
