import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completeAt } from './complete.ts'
import { isRunnable } from './diagnostic.ts'
import { formatQuery } from './format-query.ts'
import { hoverAt } from './hover.ts'
import { mostCharacters, parseQuery } from './parse-query.ts'
import { printQuery } from './print-query.ts'
import { casesOf } from './testing/cases.ts'
import { withoutPlaces } from './testing/describe-syntax.ts'

const most = mostCharacters

function repeated(part: string, before = ''): string {
  return before + part.repeat(Math.floor((most - before.length) / part.length))
}

const hostile: Readonly<Record<string, string>> = {
  'a NUL': 'fields \0 | limit 1',
  'a lone surrogate': 'filter a = \ud800',
  'open parentheses': repeated('('),
  'open parentheses in a filter': repeated('(', 'filter '),
  'closing parentheses': repeated(')', 'filter a'),
  brackets: repeated('[', 'filter a in '),
  'calls in calls': repeated('f(', 'fields '),
  'not not not': repeated('not ', 'filter '),
  signs: repeated('-', 'fields '),
  powers: repeated('2^', 'fields '),
  'a long sum': `${repeated('a+', 'fields ').slice(0, -2)}a`,
  subqueries: repeated('filter a in (SOURCE "x"|'),
  slashes: repeated('/ '),
  'open regexes': repeated(' like /', 'filter a'),
  'quotation marks': repeated('" '),
  'an open string': repeated('x', 'filter a = "'),
  pipes: repeated('|'),
  names: repeated('a ', 'fields '),
  commas: repeated(',', 'fields '),
  'reserved words': repeated('and or not in like as by '),
  commands: repeated('fields filter stats '),
  dots: repeated('.', 'fields a'),
  backticks: repeated('`'),
  'signs of system fields': repeated('@'),
  numbers: repeated('1 ', 'limit '),
  'groups of a regex': `filter a like /${'('.repeat(4_900)}${')'.repeat(4_900)}/`,
  'a regex that explodes elsewhere': `filter a like /${'(a+)+'.repeat(100)}$/`,
  'prototype names': 'fields __proto__, constructor(a), toString as __proto__ | __proto__ a',
}

/** Time of the processor, the best of three: other work on the machine is not held against us. */
function msOf(work: () => void): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const started = process.cpuUsage()
      work()
      const { user, system } = process.cpuUsage(started)
      return (user + system) / 1000
    }),
  )
}

describe('hostile texts', () => {
  test.each(Object.entries(hostile))('%s: an error at a place, soon', (_, text) => {
    const ms = msOf(() => parseQuery(text))
    expect(ms).toBeLessThan(200)
    const { diagnostics } = parseQuery(text)
    for (const { from, to } of diagnostics) {
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeGreaterThanOrEqual(from)
      expect(to).toBeLessThanOrEqual(text.length)
    }
    formatQuery(text)
    completeAt(text, text.length, { fields: [] })
    hoverAt(text, Math.floor(text.length / 2), { fields: [] })
  })

  test('1 MB of random bytes is refused at a place within 200 ms', () => {
    const bytes = Uint8Array.from({ length: 1_000_000 }, (_, index) => (index * 7919) % 251)
    const text = String.fromCharCode(...bytes.subarray(0, 50_000)).repeat(20)
    expect(msOf(() => parseQuery(text))).toBeLessThan(200)
    expect(parseQuery(text).diagnostics).toMatchObject([{ code: 'query.too_long', from: most }])
  })

  test('any text is answered, and a text that is no query with an error', () => {
    const part = fc.constantFrom(
      ...['fields', 'filter', 'stats', 'by', 'as', 'in', 'not', 'like', '(', ')', '[', ']', '|'],
      ...[',', '=', '/', '"', '`', '#', '\n', ' ', '-', '1', '5m', 'a', '@b', '*', '\\', '.', '\0'],
      ...['한', '\ud83d', 'SOURCE', 'join', 'parse', 'limit', '^', '%', ':', '!', '<', 'count('],
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(part, { maxLength: 60 }).map((parts) => parts.join(' ')),
      fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, fc.nat(200), (query, at) => {
        const { diagnostics } = parseQuery(query)
        for (const { from, to } of diagnostics) {
          expect(0 <= from && from <= to && to <= query.length).toBe(true)
        }
        const formatted = formatQuery(query)
        expect(formatQuery(formatted)).toBe(formatted)
        const place = Math.min(at, query.length)
        completeAt(query, place, { fields: [{ name: 'a', values: ['x'] }] })
        hoverAt(query, place, { fields: [] })
      }),
      { numRuns: 1_000 },
    )
  })

  test('a query with a slip of the finger is answered', () => {
    const queries = globSync(`${import.meta.dirname}/../cases/*.txt`).flatMap((file) =>
      casesOf(readFileSync(file, 'utf8')).map(({ query }) => query),
    )
    const sign = fc.constantFrom(...'()[]|,=/"`#\'-^*.@ \n1a', '')
    fc.assert(
      fc.property(
        fc.constantFrom(...queries),
        fc.array(fc.tuple(fc.nat(400), fc.nat(3), sign), { minLength: 1, maxLength: 3 }),
        (query, slips) => {
          const text = slips.reduce((done, [at, length, insert]) => {
            const from = at % (done.length + 1)
            return done.slice(0, from) + insert + done.slice(from + length)
          }, query)
          const { diagnostics, query: read } = parseQuery(text)
          if (isRunnable(diagnostics)) {
            expect(withoutPlaces(parseQuery(printQuery(read)).query)).toEqual(withoutPlaces(read))
          }
          const once = formatQuery(text)
          expect(formatQuery(once)).toBe(once)
          expect(withoutPlaces(parseQuery(once).query)).toEqual(withoutPlaces(read))
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('thousands of fields are read and checked soon', () => {
    const fields = `fields a${',a'.repeat(4_900)}`
    for (let n = 0; n < 3; n++) parseQuery(fields)
    expect(parseQuery(fields).diagnostics).toEqual([])
    expect(msOf(() => parseQuery(fields))).toBeLessThan(200)
  })

  const fourTimes = (text: string): void => {
    for (let n = 0; n < 4; n++) parseQuery(text)
  }

  test('the time grows with the text and not faster', () => {
    const query = (stages: number): string =>
      Array.from({ length: stages }, (_, n) => `filter a${n} = "x" and b like /y/`).join(' | ')
    const short = query(70)
    const long = query(280)
    expect(long.length).toBeLessThan(most)
    // The first readings pay for what the machine compiles on the way.
    for (let n = 0; n < 20; n++) parseQuery(long)
    const ratio = msOf(() => fourTimes(long)) / msOf(() => fourTimes(short))
    expect(ratio).toBeLessThan(10)
  })
})
