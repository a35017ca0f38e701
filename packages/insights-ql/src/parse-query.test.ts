import { describe, expect, test } from 'vitest'
import { compileErrorOf } from './compile-error.ts'
import { isRunnable } from './diagnostic.ts'
import { mostCharacters, parseQuery } from './parse-query.ts'

describe('fields that events were seen to have', () => {
  const knownFields = new Set(['modelId', 'identity.arn', 'output.outputBodyJson.stopReason'])
  const codes = (text: string) =>
    parseQuery(text, { knownFields }).diagnostics.map(({ code, values }) => [code, values['name']])

  test('a name outside of them is warned about, with the nearest', () => {
    const { diagnostics } = parseQuery('filter modelid = "x"', { knownFields })
    expect(diagnostics).toMatchObject([
      { code: 'field.never_seen', severity: 'warning', values: { instead: 'modelId' } },
    ])
    expect(isRunnable(diagnostics)).toBe(true)
  })

  test('system fields, objects and columns of the query are known', () => {
    expect(codes('fields @log, identity, modelId as m | filter m = "x"')).toEqual([])
    expect(codes('parse @message "a*" as x | sort x')).toEqual([])
    expect(codes('fields jsonParse(@message) as e | filter e.a.b = 1')).toEqual([])
  })

  test('after stats and in subqueries they do not count', () => {
    expect(codes('stats count(*) as n by modelId | sort n')).toEqual([])
    expect(codes('filter modelId in (SOURCE "x" | fields other)')).toEqual([])
  })
})

test('10,000 characters are read and one more is not', () => {
  const text = 'fields a'.padEnd(mostCharacters)
  expect(parseQuery(text).diagnostics).toEqual([])
  expect(parseQuery(`${text} `).diagnostics).toMatchObject([
    { code: 'query.too_long', from: mostCharacters, to: mostCharacters + 1 },
  ])
})

test('half of a character is refused where it stands', () => {
  expect(parseQuery('filter a = "\ud83d"').diagnostics).toMatchObject([
    { code: 'text.half_character', from: 12 },
  ])
  expect(parseQuery('filter a = "\ude00"').diagnostics).toMatchObject([{ from: 12 }])
  expect(parseQuery('filter a = "😀"').diagnostics).toEqual([])
})

test('a hundred terms joined by or are not deep', () => {
  const terms = Array.from({ length: 400 }, (_, n) => `a = "${n}"`).join(' or ')
  expect(parseQuery(`filter ${terms}`).diagnostics).toEqual([])
})

test('far behind an error nothing is read, and nothing is said to be open that is not', () => {
  const text = `filter ) | ${'filter a = "x" | '.repeat(400)}limit 1`
  const { diagnostics } = parseQuery(text)
  expect(diagnostics.map(({ code }) => code)).toEqual(['syntax.unexpected'])
})

test('the first error is what CloudWatch Logs would answer', () => {
  expect(compileErrorOf(parseQuery('fields a |\nfiltr b | limit 0'))).toEqual({
    message: 'There is no command ‘filtr’. Did you mean ‘filter’? (line 2, position 1)',
    location: { startCharOffset: 11, endCharOffset: 16 },
  })
  expect(compileErrorOf(parseQuery('display a | display b'))).toBeUndefined()
})

test.each([
  ['a byte order mark', '\ufefffields @message'],
  ['spaces that do not break', 'fields\u00a0@message\u00a0|\u00a0limit 1'],
  ['wide spaces', 'fields\u3000@message'],
  ['line ends of Windows, and tabs', 'fields @message\r\n\t| limit 1 # 끝\r\n'],
])('%s, as pasted from elsewhere, is a space like others', (_, text) => {
  expect(parseQuery(text).diagnostics).toEqual([])
})
