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
import { hostileTexts, ordinaryText } from './testing/hostile-texts.ts'
import { workRatio } from './testing/work-ratio.ts'

const most = mostCharacters

/**
 * What a hostile text may cost beside a query of the same length such as people write, which takes
 * some milliseconds. How many those are in the end, the benchmarks say.
 */
const TIMES_AN_ORDINARY_QUERY = 16
const GROWS_WITH_IT = 64

describe('hostile texts', () => {
  test.each(Object.entries(hostileTexts))('%s: an error at a place, soon', (_, textOf) => {
    const text = textOf(most)
    const ordinary = ordinaryText(most)
    const dear = workRatio(
      () => parseQuery(text),
      () => parseQuery(ordinary),
      TIMES_AN_ORDINARY_QUERY,
    )
    expect(dear).toBeLessThan(TIMES_AN_ORDINARY_QUERY)
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

  test.each(Object.entries({ ...hostileTexts, 'an ordinary query': ordinaryText }))(
    '%s: the work grows with the text and not faster',
    (_, textOf) => {
      const [short, long] = [textOf(most / 16), textOf(most)]
      const sixteenShort = (): void => {
        for (let n = 0; n < 16; n++) parseQuery(short)
      }
      // Sixteen short ones cost what a long one does, if nothing grows faster than the text.
      const ratio = workRatio(() => parseQuery(long), sixteenShort, GROWS_WITH_IT / 16)
      expect(ratio).toBeLessThan(GROWS_WITH_IT / 16)
    },
  )

  test('1 MB of random bytes is refused at a place, for less than a query costs', () => {
    const bytes = Uint8Array.from({ length: 1_000_000 }, (_, index) => (index * 7919) % 251)
    const text = String.fromCharCode(...bytes.subarray(0, 50_000)).repeat(20)
    const ordinary = ordinaryText(most)
    const ratio = workRatio(
      () => parseQuery(text),
      () => parseQuery(ordinary),
      1,
    )
    expect(ratio).toBeLessThan(1)
    expect(parseQuery(text).diagnostics).toMatchObject([{ code: 'query.too_long', from: most }])
  })

  test('thousands of fields are no error', () => {
    const text = hostileTexts['thousands of fields']?.(most) ?? ''
    expect(parseQuery(text).diagnostics).toEqual([])
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
})
