import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  applyFix,
  type DiagnosticCode,
  fixTitleOf,
  placedSentenceOf,
  sentenceOf,
} from './diagnostic.ts'
import { parseQuery } from './parse-query.ts'
import { english, type Sentence } from './sentences/en.ts'
import { korean } from './sentences/ko.ts'
import { casesOf } from './testing/cases.ts'

const codes = Object.keys(english.of) as DiagnosticCode[]
const queries = globSync(`${import.meta.dirname}/../cases/*.txt`).flatMap((file) =>
  casesOf(readFileSync(file, 'utf8')).map(({ query }) => query),
)

function placesIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()
}

test.each(codes)('%s says the same in both languages', (code) => {
  const [en = '', fixEn = ''] = [english.of[code] as Sentence].flat()
  const [ko = '', fixKo = ''] = [korean.of[code]].flat()
  expect(placesIn(ko)).toEqual(placesIn(en))
  expect(en).toMatch(/[.?}]$/)
  expect(ko).toMatch(/[가-힣]/)
  expect(placesIn(fixKo)).toEqual(placesIn(fixEn))
  expect(fixKo === '').toBe(fixEn === '')
})

test('both languages speak of the same diagnostics', () => {
  expect(Object.keys(korean.of)).toEqual(codes)
})

// What no case can show, because it is no short text or needs to know the events.
const shownElsewhere = ['query.too_long', 'field.never_seen', 'text.half_character']

test('every diagnostic is shown by a case', () => {
  const shown = new Set(
    queries.flatMap((query) => parseQuery(query).diagnostics).map(({ code }) => code),
  )
  const missing = codes.filter((code) => !shown.has(code))
  expect(missing.sort()).toEqual(shownElsewhere.sort())
})

test('every sentence of every case is complete, in both languages', () => {
  for (const query of queries) {
    for (const diagnostic of parseQuery(query).diagnostics) {
      for (const sentences of [english, korean]) {
        const said = `${sentenceOf(diagnostic, sentences)}${fixTitleOf(diagnostic, sentences) ?? ''}`
        const found = Object.values(diagnostic.values).join('')
        expect(said.replaceAll(found, ''), diagnostic.code).not.toMatch(/\{[a-z]\w*\}|undefined/)
      }
    }
  }
})

test('a fix of an error takes that error away', () => {
  for (const query of queries) {
    for (const { code, severity, fix } of parseQuery(query).diagnostics) {
      if (fix === undefined || severity !== 'error') continue
      const count = (text: string): number =>
        parseQuery(text).diagnostics.filter((other) => other.code === code).length
      const fixed = applyFix(query, fix)
      expect(count(fixed), `${code}: ${fixed}`).toBeLessThanOrEqual(count(query))
      expect(fixed).not.toBe(query)
    }
  }
})

test('a sentence is placed by line and position', () => {
  const text = 'fields a\n| filtr b'
  const [diagnostic] = parseQuery(text).diagnostics
  if (diagnostic === undefined) throw new Error('the query was taken')
  expect(placedSentenceOf(text, diagnostic, english)).toBe(
    'There is no command ‘filtr’. Did you mean ‘filter’? (line 2, position 3)',
  )
  expect(placedSentenceOf(text, diagnostic, korean)).toBe(
    '‘filtr’ 명령은 없습니다. ‘filter’을(를) 뜻했습니까? (2행 3번째 글자)',
  )
})
