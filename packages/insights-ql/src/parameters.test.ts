import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRunnable } from './diagnostic.ts'
import { fillPlaceholders, placeholdersOf } from './parameters.ts'
import { parseQuery } from './parse-query.ts'

const filled = (text: string, values: Record<string, string>) => {
  const answer = fillPlaceholders(text, new Map(Object.entries(values)))
  return answer.kind === 'filled' ? answer.text : answer
}

test('placeholders are found wherever they stand for something', () => {
  const text =
    'filter a = "{{x}}" and b like /^{{y}}/ # {{comment}}\n| fields `k {{z}}`, {{w}}.b | limit {{n}} | limit {{1}}'
  expect(placeholdersOf(text).map(({ name, place }) => [name, place])).toEqual([
    ['x', 'string'],
    ['y', 'regex'],
    ['z', 'backticks'],
    ['w', 'bare'],
    ['n', 'bare'],
  ])
})

test.each([
  ['filter a = "{{x}}"', 'it\'s "so" \\', 'filter a = "it\\\'s \\"so\\" \\\\"'],
  ["filter a = '{{x}}'", "' or 1 = 1 #", "filter a = '\\' or 1 = 1 #'"],
  ['filter a like /{{x}}/', 'a.b/c', 'filter a like /a\\.b\\/c/'],
  ['stats count() by bin({{x}})', '5m', 'stats count() by bin(5m)'],
  ['limit {{x}}', '20', 'limit 20'],
  ['fields {{x}}', 'identity.arn', 'fields identity.arn'],
  ['fields {{x}}', 'two words', 'fields `two words`'],
  ['fields output.{{x}}', 'stopReason', 'fields output.stopReason'],
])('%s with %s', (text, value, result) => {
  expect(filled(text, { x: value })).toBe(result)
  expect(isRunnable(parseQuery(result).diagnostics)).toBe(true)
})

test('what has no value, or one that cannot stand there, is named', () => {
  expect(filled('fields {{a}}, output.{{b}}, {{c}} | limit {{d}}', { b: 'x y', c: 'a`b' })).toEqual(
    {
      kind: 'refused',
      missing: ['a', 'd'],
      unfit: ['b', 'c'],
    },
  )
})

test('a value in a string is that string, and adds nothing to the query', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '" | limit 1 #',
      "' | limit 1",
      '\\',
      '\\"',
      '{{x}}',
      '/ | limit 1',
      '\n| limit 1',
    ),
  )
  fc.assert(
    fc.property(hostile, fc.constantFrom('"', "'"), (value, mark) => {
      const text = filled(`filter a = ${mark}{{x}}${mark} | limit 7`, { x: value })
      if (typeof text !== 'string' || !text.isWellFormed()) return
      const { query, diagnostics } = parseQuery(text)
      expect(isRunnable(diagnostics)).toBe(true)
      const [filter, limit, ...more] = query.stages
      expect(filter).toMatchObject({ condition: { right: { kind: 'string', value } } })
      expect(limit).toMatchObject({ kind: 'limit', count: 7 })
      expect(more).toEqual([])
    }),
  )
})

test('a value that stands alone or in a pattern adds no command', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      for (const template of ['fields {{x}} | limit 7', 'filter a like /{{x}}/ | limit 7']) {
        const text = filled(template, { x: value })
        if (typeof text !== 'string') continue
        expect(parseQuery(text).query.stages.length).toBeLessThanOrEqual(2)
      }
    }),
  )
})
