import { expect, test } from 'vitest'
import { isDeeperThan } from './json-depth.ts'

test.each([
  ['[[1]]', 2, false],
  ['[[[1]]]', 2, true],
  ['{"a":{"b":{}}}', 2, true],
  ['[[],[],[],[]]', 2, false],
  ['"[[[[["', 2, false],
  ['["\\"[[[[[", []]', 2, false],
  ['["\\\\", [[]]]', 2, true],
])('%s beyond %i: %s', (json, most, isDeeper) => {
  expect(isDeeperThan(most, Buffer.from(json))).toBe(isDeeper)
})
