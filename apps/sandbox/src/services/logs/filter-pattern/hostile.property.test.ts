import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JAILBREAK, OVERRIDE, PERSONAL, ROLE_TOKEN, SECRET } from './detection-regexes.ts'
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

/** A quarter of a megabyte, the largest event of most log groups. */
const SIZE = 256 * 1024
const LIMIT_MS = 50
const TRIES = 5

const MESSAGES: Readonly<Record<string, string>> = {
  'one letter': 'a'.repeat(SIZE),
  'two letters': 'ab'.repeat(SIZE / 2),
  'open brackets': '[ '.repeat(SIZE / 2),
  'open quotes': '" '.repeat(SIZE / 2 - 1).concat('x'),
  'deep JSON': `${'{"a":'.repeat(SIZE / 6)}1${'}'.repeat(SIZE / 6)}`,
  'deep arrays': '['.repeat(SIZE / 2) + ']'.repeat(SIZE / 2),
  'many elements': `{"a":[${'"aaaa",'.repeat(SIZE / 8)}"b"]}`,
  'no JSON after all': `{"a":[${'"aaaa",'.repeat(SIZE / 8)}`,
  digits: '12-34 '.repeat(SIZE / 6),
  'people who talk': ' Human: '.repeat(SIZE / 8),
  injections: 'ignore the previous '.repeat(SIZE / 20),
}

const PATTERNS: Readonly<Record<string, string>> = {
  'a long term': `"${'a'.repeat(1_000)}b"`,
  'a long term that begins otherwise': `"b${'a'.repeat(1_000)}"`,
  'many terms': Array.from({ length: 200 }, (_, index) => `-x${index}`).join(' '),
  'a regex that would go back': '%a*a*a*a*a*a*a*a*a*a*b%',
  'a regex that counts': '%[ab]{0,40}a[ab]{40}c%',
  overrides: `%${OVERRIDE}%`,
  jailbreaks: `%${JAILBREAK}%`,
  'role tokens': `%${ROLE_TOKEN}%`,
  secrets: `%${SECRET}%`,
  'personal data': `%${PERSONAL}%`,
  'a regex that would be huge': `%${'[a-z]{0,1000}x'.repeat(60)}%`,
  'a regex of repeated repetitions': `%${'a{9}{9}{9}'.repeat(60)}%`,
  'many classes': `%${'[a-zA-Z0-9_]{0,30}\\w'.repeat(45)}%`,
  'stars in a row': `%${'.*a'.repeat(100)}c%`,
  'nested parentheses': `{ ${'('.repeat(490)}$.a = 1${')'.repeat(490)} }`,
  'every element': '{ $.a[*] = %a*a*a*b% || $.a[*] = "*aaab" }',
  fields: '[..., last = *x]',
}

describe.each(Object.entries(PATTERNS))('%s', (_pattern, text) => {
  test.each(Object.entries(MESSAGES))(`over %s within ${LIMIT_MS} ms`, (_message, message) => {
    // The best of a few, by this thread's own work: the machine may be busy with something else.
    const times = Array.from({ length: TRIES }, () => {
      const before = process.threadCpuUsage()
      const pattern = parseFilterPattern(text)
      if (!('invalid' in pattern)) matchesPattern(pattern, message)
      const { user, system } = process.threadCpuUsage(before)
      return (user + system) / 1_000
    })
    expect(Math.min(...times)).toBeLessThan(LIMIT_MS)
  })
})
