import { describe, expect, it } from 'vitest'
import { visiblePieces, visibleText } from './visible-text.ts'

describe('hostile text', () => {
  it.each([
    ['bidi override', 'user\u202Etxt.exe', 'user⟦U+202E⟧txt.exe'],
    ['isolate', 'a\u2066b\u2069', 'a⟦U+2066⟧b⟦U+2069⟧'],
    ['zero width', 'pay\u200Bpal', 'pay⟦U+200B⟧pal'],
    ['terminal escape', '\u001B[31mred', '⟦U+001B⟧[31mred'],
    ['tag characters', 'x\u{E0041}', 'x⟦U+E0041⟧'],
    ['lone surrogate', 'x\uD800y', 'x⟦U+D800⟧y'],
  ])('%s is shown as an escape', (_name, text, shown) => {
    expect(visibleText(text)).toBe(shown)
  })

  it('leaves line ends, tabs, Korean and emoji alone', () => {
    const text = 'line\n\ttab 김지우 👩‍🚀'.replace('\u200D', '')
    expect(visibleText(text)).toBe(text)
  })

  it('keeps every other character in its place', () => {
    const pieces = visiblePieces('a\u202Eb')
    expect(pieces).toEqual([
      { text: 'a', isEscape: false },
      { text: '⟦U+202E⟧', isEscape: true },
      { text: 'b', isEscape: false },
    ])
  })
})
