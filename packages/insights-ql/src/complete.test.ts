import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parser } from './__generated__/parser.ts'
import { completeAt, type Suggestion } from './complete.ts'
import { isRunnable } from './diagnostic.ts'
import type { Knowledge } from './knowledge.ts'
import { parseQuery } from './parse-query.ts'
import { casesOf } from './testing/cases.ts'

const knowledge: Knowledge = {
  fields: [
    { name: 'user-agent', share: 0.1 },
    { name: 'modelId', share: 0.98, values: ['amazon.nova-lite-v1:0', 'say "x"'] },
    { name: 'identity.arn', share: 0.5 },
  ],
}

/** Suggestions where the caret ‸ stands. */
function at(marked: string): readonly Suggestion[] {
  const place = marked.indexOf('‸')
  return completeAt(marked.replace('‸', ''), place, knowledge).suggestions
}

function labels(marked: string, kind: Suggestion['kind']): readonly string[] {
  return at(marked)
    .filter((suggestion) => suggestion.kind === kind)
    .map(({ label }) => label)
}

describe('what is suggested', () => {
  test.each(['‸', 'fields a | ‸', 'fields a | fil‸', 'filter a in (‸', 'fields a |‸ | limit 1'])(
    'commands where a stage begins: %s',
    (text) => {
      expect(labels(text, 'command')).toEqual(expect.arrayContaining(['filter', 'stats', 'SOURCE']))
    },
  )

  test('no name that cannot be written', () => {
    const fields = ['a`b', 'a..b', '', 'a\nb', 'ok'].map((name) => ({ name }))
    const { suggestions } = completeAt('fields ', 7, { fields })
    const offered = suggestions.filter(({ kind }) => kind === 'field').map(({ label }) => label)
    expect(offered).toContain('ok')
    expect(offered.filter((label) => /^$|`|\.\.|\n/.test(label))).toEqual([])
    const behind = 'stats count(`a b`) | sort '
    expect(() => completeAt(behind, behind.length, { fields: [] })).not.toThrow()
  })

  test('no command that is refused', () => {
    expect(labels('‸', 'command')).not.toContain('pattern')
  })

  test('fields, the most frequent first, with backticks where they need them', () => {
    const fields = at('filter ‸').filter(({ kind }) => kind === 'field')
    expect(fields.slice(0, 3)).toMatchObject([
      { insert: 'modelId', share: 0.98 },
      { insert: 'identity.arn', share: 0.5 },
      { insert: '`user-agent`', share: 0.1 },
    ])
    expect(fields.map(({ label }) => label)).toContain('@timestamp')
  })

  test('columns made so far, and after stats nothing else', () => {
    expect(labels('parse @message "a*" as x | fields ‸', 'field')[0]).toBe('x')
    expect(labels('stats count(*) as n by modelId | sort ‸', 'field')).toEqual(['n', 'modelId'])
  })

  test('seen values behind a comparison, in a list and inside quotation marks', () => {
    const written = ['"amazon.nova-lite-v1:0"', '"say \\"x\\""']
    for (const text of ['filter modelId = ‸', 'filter modelId in [‸', 'filter modelId != ‸']) {
      const values = at(text).filter(({ kind }) => kind === 'value')
      expect(values.map(({ insert }) => insert)).toEqual(written)
    }
    expect(at('filter modelId = "ama‸"')).toMatchObject([{ insert: 'amazon.nova-lite-v1:0' }])
  })

  test('aggregates in stats only, and not inside each other', () => {
    expect(labels('stats ‸', 'function')).toContain('count')
    expect(labels('stats sum(‸', 'function')).not.toContain('count')
    expect(labels('stats count(*) by ‸', 'function')).not.toContain('count')
    expect(labels('fields ‸', 'function')).not.toContain('count')
    expect(labels('fields ‸', 'function')).toContain('round')
    expect(labels('dedup ‸', 'function')).toEqual([])
  })

  test('words that may follow', () => {
    expect(labels('sort a ‸', 'word')).toEqual(expect.arrayContaining(['asc', 'desc']))
    expect(labels('stats count(*) ‸', 'word')).toEqual(expect.arrayContaining(['as', 'by']))
    expect(labels('unnest a ‸', 'word')).toEqual(['into'])
  })

  test('options and what they may be', () => {
    expect(labels('join type=inner ‸', 'option')).toEqual(['left', 'right'])
    expect(labels('join type=‸', 'option')).toEqual(['inner', 'left'])
    expect(labels('outlier ‸', 'option')).toContain('uselower')
  })

  test('time spans where a function asks for one', () => {
    expect(labels('stats count(*) by bin(‸', 'value')).toContain('5m')
    expect(labels('fields datefloor(‸', 'value')).not.toContain('5m')
    expect(labels('fields datefloor(a, ‸', 'value')).toContain('5m')
  })

  test.each(['# a‸', 'fields a as ‸', 'filter a like /x‸/', 'limit 1‸', 'filter a = "x‸"'])(
    'nothing in %s',
    (text) => {
      expect(at(text)).toEqual([])
    },
  )
})

test('the word at the cursor is replaced whole', () => {
  expect(completeAt('fields mod, b', 9, knowledge)).toMatchObject({ from: 7, to: 10 })
  expect(completeAt('fields `user-ag`', 12, knowledge)).toMatchObject({ from: 7, to: 16 })
})

const queries = globSync(`${import.meta.dirname}/../cases/*.txt`)
  .flatMap((file) => casesOf(readFileSync(file, 'utf8')))
  .map(({ query }) => query)
  .filter((query) => query.length < 250 && isRunnable(parseQuery(query).diagnostics))

test('what is suggested can be written there', () => {
  let tried = 0
  for (const query of queries) {
    for (let place = 0; place <= query.length; place++) {
      const before = query.slice(0, place)
      const { from, suggestions } = completeAt(before, place, knowledge)
      // One of each kind: they only differ in their names. Words and options each have a place.
      const kinds = new Map(
        suggestions.map(({ kind, label, insert }) => [
          kind === 'word' || kind === 'option' ? label : kind,
          insert,
        ]),
      )
      for (const insert of kinds.values()) {
        const written = before.slice(0, from) + insert
        expect(errorIn(written), written).toBeUndefined()
        tried++
      }
    }
  }
  expect(tried).toBeGreaterThan(5_000)
})

/** Where the parser stops before the end of a text that need not be finished. */
function errorIn(text: string): number | undefined {
  let found: number | undefined
  parser.parse(text).iterate({
    enter({ type, from }) {
      if (type.isError && from < text.length) found ??= from
    },
  })
  return found
}
