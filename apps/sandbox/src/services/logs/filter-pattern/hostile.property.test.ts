import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractedValues, matchesPattern } from './matches-pattern.ts'
import { parseFilterPattern } from './parse-filter-pattern.ts'

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '$',
  '$.a',
  '.b',
  '[*]',
  '[0]',
  "['k']",
  '=',
  '!=',
  '>=',
  '<',
  '&&',
  '||',
  '"',
  '"x*"',
  '%',
  '%a.*b%',
  '{0,9}',
  '...',
  ',',
  '1e9',
  '-',
  '?',
  '\\',
  ' ',
  'IS TRUE',
  'NOT EXISTS',
  'word',
  '\0',
  '\uD800',
  '지시',
]

const hostileText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json().map((json) => json.slice(0, 500)),
)

test('any text as a pattern, any text as a message: an answer and never an exception', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (text, message) => {
      const pattern = parseFilterPattern(text)
      if ('invalid' in pattern) {
        expect(pattern.invalid).toMatch(/^Invalid /)
        return
      }
      expect(typeof matchesPattern(pattern, message)).toBe('boolean')
      for (const value of Object.values(extractedValues(pattern, message))) {
        expect(typeof value).toBe('string')
      }
    }),
    { numRuns: 2_000 },
  )
})
