import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ExpressionBench, openBench } from '../testing/expression-bench.ts'

let bench: ExpressionBench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
})

const megabyte = 'x'.repeat(1_048_576)
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

test.each<[text: string, a: string, expected: string | null]>([
  ['strlen(a)', megabyte, '1048576'],
  ['strlen(toupper(a))', megabyte, '1048576'],
  ['strlen(concat(a, ""))', megabyte, '1048576'],
  // What is longer than an event can be is no value.
  ['concat(a, "x")', megabyte, null],
  ['replace(a, "x", "yy")', megabyte, null],
  ['strlen(replace(a, "x", "y"))', megabyte, '1048576'],
  ['regexReplace(a, /x/, "a long replacement")', megabyte, null],
  ['strlen(regexReplace(a, /x+/, "short"))', megabyte, '5'],
  ['strlen(base64encode(a))', megabyte, '1398104'],
  ['base64encode(base64encode(a))', megabyte, null],
  ['jsonParse(a)', megabyte, null],
  ['isNumeric(a)', '9'.repeat(100_000), '0'],
  ['jsonArraySize(a)', deep, '1'],
  ['strlen(jsonStringify(jsonParse(a)[0]))', deep, '199998'],
  ['isValidIp(a)', ':'.repeat(100_000), '0'],
  ['parseDate(a, "yyyy")', '1'.repeat(100_000), null],
  ['a like /(x+x+)+y/', 'x'.repeat(100_000), '0'],
])('%s of much text', async (text, a, expected) => {
  expect(await bench.show(text, [{ a }])).toEqual([expected])
})
