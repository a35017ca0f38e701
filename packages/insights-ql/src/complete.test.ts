import { describe, expect, test } from 'vitest'
import { parser } from './__generated__/parser.ts'
import { completeAt, type Suggestion } from './complete.ts'
import type { Knowledge } from './knowledge.ts'

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

test('what is suggested can be written there', () => {
  const text =
    'fields modelId as m, round(b, 1) | filter m = "x" and not c in [1] | stats count(*) as n, ' +
    'sum(d) by bin(5m) as t, m offset 1m | sort n desc, t | limit any 10'
  let tried = 0
  for (let place = 0; place <= text.length; place++) {
    if (/\w/.test(text[place - 1] ?? '')) continue
    const before = text.slice(0, place)
    const { from, suggestions } = completeAt(before, place, knowledge)
    for (const { insert } of suggestions) {
      const written = before.slice(0, from) + insert
      const wrong: number[] = []
      parser.parse(written).iterate({
        enter({ type, from: start }) {
          if (type.isError && start < written.length) wrong.push(start)
        },
      })
      expect(wrong, written).toEqual([])
      tried++
    }
  }
  expect(tried).toBeGreaterThan(1_000)
})
