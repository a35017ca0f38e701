import { describe, expect, test } from 'vitest'
import { parseMath, UnreadableMath } from './metric-math.ts'
import { evaluateSeries, type MathScope, type Series } from './metric-math-values.ts'

const series = (...values: (number | undefined)[]): Series => ({
  periodSeconds: 60,
  points: new Map(
    values.flatMap((value, index) => (value === undefined ? [] : [[index * 60_000, value]])),
  ),
})

const known: Readonly<Record<string, Series>> = {
  calls: series(10, 20, undefined, 40),
  errors: series(1, 0, 3, 4),
}

const scope: MathScope = {
  series: (id) => (Object.hasOwn(known, id) ? known[id] : undefined),
  metrics: () => Object.values(known),
  starts: () => [0, 60_000, 120_000, 180_000],
}

const valuesOf = (expression: string): (number | undefined)[] => {
  const { points } = evaluateSeries(parseMath(expression), scope)
  return [0, 1, 2, 3].map((index) => points.get(index * 60_000))
}

test.each([
  ['calls', [10, 20, undefined, 40]],
  ['100 * errors / calls', [10, 0, undefined, 10]],
  ['calls - errors - 1', [8, 19, undefined, 35]],
  ['-(errors + 1) ^ 2', [4, 1, 16, 25]],
  ['errors / errors', [1, undefined, 1, 1]],
  ['SUM([calls, errors])', [11, 20, 3, 44]],
  ['AVG(METRICS())', [5.5, 10, 3, 22]],
  ['errors / SUM(errors)', [0.125, 0, 0.375, 0.5]],
  ['FILL(calls, 0)', [10, 20, 0, 40]],
  ['fill(calls, REPEAT)', [10, 20, 20, 40]],
  ['calls / PERIOD(calls) * 6', [1, 2, undefined, 4]],
  ['CEIL(errors / 2)', [1, 0, 2, 2]],
])('%s', (expression, expected) => {
  expect(valuesOf(expression)).toEqual(expected)
})

describe('what cannot be answered says why', () => {
  test.each([
    '',
    'calls +',
    '(calls',
    'calls calls',
    'calls ; errors',
    'absent * 2',
    '1 + 1',
    'METRICS()',
    'SUM()',
    'FILL(calls)',
    'METRICS() + METRICS()',
    `${'('.repeat(1_000)}calls${')'.repeat(1_000)}`,
    '-'.repeat(2_000),
  ])('%s', (expression) => {
    expect(() => valuesOf(expression)).toThrow(UnreadableMath)
  })
})
