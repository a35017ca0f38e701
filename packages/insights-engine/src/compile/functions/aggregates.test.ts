import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ExpressionBench, openBench, type Row } from '../testing/expression-bench.ts'

let bench: ExpressionBench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
})

const rows: readonly Row[] = [
  { a: '5', b: 'x', n: 1, ts: 3000 },
  { a: '10', b: 'y', n: 2, ts: 1000 },
  { a: 'abc', b: 'x', n: 3, ts: 2000 },
  { b: '1', ts: 4000 },
]

test.each<[string, string | null]>([
  ['count()', '4'],
  ['count(*)', '4'],
  ['count(a)', '3'],
  ['count_distinct(b)', '3'],
  ['sum(a)', '15'],
  ['sum(n)', '6'],
  ['avg(a)', '7.5'],
  ['min(a)', '5'],
  ['max(a)', '10'],
  ['max(b)', '1'],
  ['max(concat(b, "z"))', 'yz'],
  ['min(@timestamp)', '1970-01-01 00:00:01.000'],
  ['max(n * 2)', '6'],
  ['pct(n, 50)', '2'],
  ['pct(a, 0)', '5'],
  ['stddev(n)', '1'],
  ['earliest(a)', '10'],
  ['latest(a)', '5'],
  ['latest(b)', '1'],
  ['latest(n) + 1', '2'],
  ['sortsFirst(a)', 'abc'],
  ['sortsLast(a)', '10'],
  ['sum(n) / count(*)', '1.5'],
  ['sum(n) / sum(0)', null],
  ['round(avg(n) * 100, 1)', '200'],
  ['concat("n=", count(*))', 'n=4'],
  ['if(count(*) > 3, "many", "few")', 'many'],
  ['sum(n > 1)', '2'],
  ['sum(c)', null],
  ['max(c)', null],
  ['stddev(c)', null],
  ['sum(a) in [15, count(*)]', '1'],
  ['greatest(max(n), min(a))', '5'],
])('%s is %j', async (text, expected) => {
  expect(await bench.show(text, rows)).toEqual(expected === null ? [null] : [expected])
})

test('sums, averages and deviations that no number can hold are no value', async () => {
  const huge = [{ a: '1e308' }, { a: '1e308' }, { a: '-1e308' }]
  expect(await bench.show('sum(a * 1)', huge.slice(0, 2))).toEqual([null])
  expect(await bench.show('avg(a * 1)', huge.slice(0, 2))).toEqual([null])
  expect(await bench.show('stddev(a)', huge)).toEqual([null])
})

test('of events at the same time, the value decides which is the latest', async () => {
  const same = ['a', 'c', 'b'].map((a) => ({ a, ts: 1 }))
  expect(await bench.show('latest(a)', same)).toEqual(['c'])
  expect(await bench.show('earliest(a)', same)).toEqual(['a'])
})
