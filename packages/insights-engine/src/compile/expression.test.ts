import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ExpressionBench, openBench, type Row } from './testing/expression-bench.ts'

let bench: ExpressionBench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
})

async function one(text: string, row: Row = {}): Promise<string | null> {
  const [shown] = await bench.show(text, [row])
  return shown ?? null
}

describe('comparisons', () => {
  test.each<[string, Row, string]>([
    ['a = 200', { a: '200' }, '1'],
    ['a = 200', { a: '200.0' }, '1'],
    ['a = "200"', { a: '200.0' }, '0'],
    ['"200" = 200', {}, '1'],
    ['a >= 400', { a: '404' }, '1'],
    ['a >= 400', { a: 'x' }, '0'],
    ['a >= 400', {}, '0'],
    ['a != 400', {}, '1'],
    ['a != 400', { a: 'x' }, '1'],
    ['a != 400', { a: '400' }, '0'],
    ['a = b', { a: '0012', b: '12' }, '0'],
    ['a < b', { a: '9', b: '10' }, '1'],
    ['a < b', { a: '9', b: 'x' }, '1'],
    ['a < "b"', { a: 'a' }, '1'],
    ['a < "10"', { a: '9' }, '1'],
    ['a = null', {}, '0'],
    ['a = true', { a: '1' }, '1'],
    ['a = true', { a: 'true' }, '1'],
    ['a = false', { a: 'true' }, '0'],
    ['a = 1', { a: 'inf' }, '0'],
    ['a > 1', { a: 'inf' }, '0'],
    ['a > 1', { a: '1_000' }, '0'],
    ['@timestamp >= 1700000000123', {}, '1'],
    ['@timestamp > 1700000000122.5', {}, '1'],
    ['@timestamp < 1e300', {}, '1'],
    ['@timestamp > 1700000000123.5', {}, '0'],
    ['@timestamp = 1700000000123', {}, '1'],
    ['1700000000123 <= @timestamp', {}, '1'],
    ['n > 5', { n: 6 }, '1'],
    ['j = "x"', { j: '{"a":1}' }, '0'],
    ['j != "x"', { j: '{"a":1}' }, '0'],
    ['j.a = 1', { j: '{"a":1}' }, '1'],
    ['not j.a = 1', { j: '{"a":1}' }, '0'],
  ])('%s of %j is %s', async (text, row, expected) => {
    expect(await one(text, row)).toBe(expected)
  })
})

describe('like and in', () => {
  test.each<[string, Row, string]>([
    ['a like "b%"', { a: 'abc' }, '0'],
    ['a like "b"', { a: 'abc' }, '1'],
    ['a like "b"', {}, '0'],
    ['a not like "b"', {}, '1'],
    ['a like /b.$/', { a: 'abc' }, '1'],
    ['a =~ /(?i)B(?<n>c)/', { a: 'abc' }, '1'],
    ['a not like /z/', { a: 'abc' }, '1'],
    ['a in ["x", "abc"]', { a: 'abc' }, '1'],
    ['a in []', { a: 'abc' }, '0'],
    ['a in [1, 2]', { a: '2.0' }, '1'],
    ['a in [b, 2]', { a: 'q', b: 'q' }, '1'],
    ['a not in ["x"]', {}, '1'],
    ['a in ["x"]', {}, '0'],
    ['n in [1, "7"]', { n: 7 }, '1'],
    ['(a like "b") in [1]', { a: 'b' }, '1'],
  ])('%s of %j is %s', async (text, row, expected) => {
    expect(await one(text, row)).toBe(expected)
  })
})

describe('arithmetic', () => {
  test.each<[string, Row, string | null]>([
    ['2 ^ 3', {}, '8'],
    ['10 % 3', {}, '1'],
    ['7 / 2', {}, '3.5'],
    ['1 / 0', {}, null],
    ['1 % 0', {}, null],
    ['a + 1', { a: '41' }, '42'],
    ['a + 1', { a: 'x' }, null],
    ['a + 1', {}, null],
    ['-a', { a: '5' }, '-5'],
    ['1e308 * 10', {}, null],
    ['(0-8) ^ 0.5', {}, null],
    ['0.1 + 0.2', {}, '0.3'],
    ['1 / 3', {}, '0.3333'],
    ['10 / 3', {}, '3.3333'],
    ['0.00001234567 * 1', {}, '0.00001235'],
    ['1e15 * 10', {}, '10000000000000000'],
    ['2.99999 * 1', {}, '3'],
    ['@timestamp - 23', {}, '1700000000100'],
  ])('%s of %j is %s', async (text, row, expected) => {
    expect(await one(text, row)).toBe(expected)
  })
})

describe('what is shown', () => {
  test.each<[string, Row, string | null]>([
    ['@timestamp', {}, '2023-11-14 22:13:20.123'],
    ['j', { j: '{"a":[1]}' }, '{"a":[1]}'],
    ['j.a', { j: '{"a":[1]}' }, '[1]'],
    ['j.a[0]', { j: '{"a":[1]}' }, '1'],
    ['j.a[1]', { j: '{"a":[1]}' }, null],
    ['j.a', { j: '{"a":null}' }, null],
    ['j.a', { j: '{"a":true}' }, '1'],
    ['a', { a: '0.123456' }, '0.123456'],
  ])('%s of %j is %s', async (text, row, expected) => {
    expect(await one(text, row)).toBe(expected)
  })
})
