import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parser } from './__generated__/parser.ts'
import { parseQuery } from './parse-query.ts'
import { printQuery } from './print-query.ts'
import { readQuery } from './read/read-query.ts'
import { anyText } from './testing/arbitrary-expression.ts'
import { anyQuery } from './testing/arbitrary-query.ts'
import { withoutPlaces } from './testing/describe-syntax.ts'

test('what is printed reads as the same syntax', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const text = printQuery(query)
      const read = readQuery(text, parser.parse(text)).query
      expect(withoutPlaces(read)).toEqual(withoutPlaces(query))
    }),
    { numRuns: 500 },
  )
})

test('a value from outside stays one value, whatever it holds', () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const at = { from: 0, to: 0 }
      const condition = {
        kind: 'comparison',
        operator: '=',
        left: { kind: 'field', segments: ['requestId'], ...at },
        right: { kind: 'string', value, ...at },
        ...at,
      } as const
      const stage = { kind: 'filter', condition, word: at, ...at } as const
      const text = printQuery({ kind: 'pipeline', stages: [stage], ...at })
      const { query, diagnostics } = parseQuery(text)
      expect(diagnostics).toEqual([])
      expect(query.stages).toMatchObject([{ kind: 'filter', condition: { right: { value } } }])
    }),
  )
})
