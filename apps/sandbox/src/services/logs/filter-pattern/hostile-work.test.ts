import { describe, expect, test } from 'vitest'
import { GROWS_WITH_IT, workRatio } from '../../../testing/work-ratio.ts'
import { JAILBREAK, OVERRIDE, PERSONAL, ROLE_TOKEN, SECRET } from './detection-regexes.ts'
import { matchesPattern } from './matches-pattern.ts'
import { parseFilterPattern } from './parse-filter-pattern.ts'

/** A quarter of a megabyte, the largest event of most log groups. */
const LARGEST = 256 * 1024

const MESSAGES: Readonly<Record<string, (size: number) => string>> = {
  'one letter': (size) => 'a'.repeat(size),
  'two letters': (size) => 'ab'.repeat(size / 2),
  'open brackets': (size) => '[ '.repeat(size / 2),
  'open quotes': (size) => '" '.repeat(size / 2 - 1).concat('x'),
  'deep JSON': (size) => `${'{"a":'.repeat(size / 6)}1${'}'.repeat(size / 6)}`,
  'deep arrays': (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'many elements': (size) => `{"a":[${'"aaaa",'.repeat(size / 8)}"b"]}`,
  'no JSON after all': (size) => `{"a":[${'"aaaa",'.repeat(size / 8)}`,
  digits: (size) => '12-34 '.repeat(size / 6),
  'people who talk': (size) => ' Human: '.repeat(size / 8),
  injections: (size) => 'ignore the previous '.repeat(size / 20),
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

/** A log event comes once, so what it costs is reading the pattern and looking for it. */
const matching = (text: string, message: string) => () => {
  const pattern = parseFilterPattern(text)
  return !('invalid' in pattern) && matchesPattern(pattern, message)
}

describe.each(Object.entries(PATTERNS))('%s', (_pattern, text) => {
  test.each(Object.entries(MESSAGES))('work over %s grows with it', (_message, messageOf) => {
    const ratio = workRatio(
      matching(text, messageOf(LARGEST / 16)),
      matching(text, messageOf(LARGEST)),
    )
    expect(ratio).toBeLessThan(GROWS_WITH_IT)
  })
})

/** Automata grow faster than their regexes and are bounded by their size instead. */
const REPEATED: Readonly<Record<string, (times: number) => string>> = {
  terms: (times) => Array.from({ length: 3 * times }, (_, index) => `-x${index}`).join(' '),
  'stars in a row': (times) => `%${'.*a'.repeat(times)}c%`,
  parentheses: (times) => `{ ${'('.repeat(8 * times)}$.a = 1${')'.repeat(8 * times)} }`,
}

test.each(Object.entries(REPEATED))('work on a pattern of %s grows with it', (_, patternOf) => {
  const message = 'aab'.repeat(1_000)
  const ratio = workRatio(matching(patternOf(3), message), matching(patternOf(48), message))
  expect(ratio).toBeLessThan(GROWS_WITH_IT)
})
