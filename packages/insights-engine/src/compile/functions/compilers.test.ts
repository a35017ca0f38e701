import { functions } from '@gatehouse/insights-ql/functions/catalogue'
import { parseQuery } from '@gatehouse/insights-ql/parse-query'
import { expect, test } from 'vitest'
import { compileExpression } from '../expression.ts'
import { scope } from '../testing/expression-bench.ts'
import { compilers } from './compilers.ts'

test('every function that the language lets through is run', () => {
  const names = functions.filter(({ refusal }) => refusal === undefined).map(({ name }) => name)
  expect([...compilers.keys()].sort()).toEqual(names.sort())
})

test.each([
  ['formatDate(@timestamp, "%Q")', 'strftime patterns have no %Q.'],
  ['strftime(@timestamp, "%Y", "Nowhere/X")', 'There is no time zone of this name.'],
  ['strftime(@timestamp, a)', 'The pattern has to be written in the query, in quotes.'],
  ['parseDate(a, "yyyy-QQ")', 'A date cannot be read by QQ.'],
  ['parseDate(a, "yyyy[-MM")', 'A [ is not closed.'],
  ['regexReplace(a, b, "x")', 'The regex has to be written in the query.'],
  ['unmask(concat(a, b))', 'unmask() takes a field.'],
])('what no check has seen is refused: %s: %s', (text, message) => {
  const [stage] = parseQuery(`fields ${text}`).query.stages
  const expression = stage?.kind === 'fields' ? stage.items[0]?.expression : undefined
  if (expression === undefined) throw new Error(`Not an expression: ${text}`)
  expect(() => compileExpression(expression, scope)).toThrow(new RegExp(escaped(message)))
})

function escaped(text: string): string {
  return text.replace(/[[\].()]/g, '\\$&')
}
