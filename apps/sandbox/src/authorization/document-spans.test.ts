import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentSpans, nodeAt, positionAt } from './document-spans.ts'

test('every value is found where it stands', () => {
  const text = '{\n  "a": [1, {"b\\"": "x"}],\n  "c": null\n}'
  const cut = (path: (string | number)[]) => {
    const { start, end } = nodeAt(documentSpans(text), path)
    return text.slice(start, end)
  }
  expect(cut(['a', 0])).toBe('1')
  expect(cut(['a', 1, 'b"'])).toBe('"x"')
  expect(cut(['c'])).toBe('null')
  expect(cut(['a', 9, 'gone'])).toBe('[1, {"b\\"": "x"}]')
  expect(positionAt(text, nodeAt(documentSpans(text), ['c']).start)).toEqual({
    line: 3,
    column: 7,
    offset: 35,
  })
})

test('the root of any JSON is the whole text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      const { start, end } = documentSpans(text)
      expect(text.slice(start, end)).toBe(text)
    }),
  )
})
