import { describe, expect, it } from 'vitest'
import { diffOf, folded } from './diff-lines.ts'

const text = (before: unknown, after: unknown) =>
  diffOf(before, after).map(
    ({ change, text }) => ({ added: '+', removed: '-', same: ' ' })[change] + text,
  )

describe('the difference of two documents', () => {
  it('marks lines as added, removed or the same', () => {
    expect(text({ a: 1, b: 2 }, { a: 1, b: 3 })).toEqual([
      ' {',
      '   "a": 1,',
      '-  "b": 2',
      '+  "b": 3',
      ' }',
    ])
  })

  it('shows a new and a gone document whole', () => {
    expect(text(null, { a: 1 })).toEqual(['+{', '+  "a": 1', '+}'])
    expect(text({ a: 1 }, null)).toEqual(['-{', '-  "a": 1', '-}'])
    expect(text(null, null)).toEqual([])
  })

  it('counts the lines of both sides', () => {
    const lines = diffOf({ a: 1 }, { a: 2 })
    expect(lines.map(({ before, after }) => [before, after])).toEqual([
      [1, 1],
      [2, null],
      [null, 2],
      [3, 3],
    ])
  })

  it('folds what is far from a change and loses no line', () => {
    const before = Array.from({ length: 30 }, (_, index) => `line ${index}`)
    const after = before.with(15, 'changed')
    const lines = diffOf(before, after)
    const sections = folded(lines)
    expect(sections.map(({ kind }) => kind)).toEqual(['hidden', 'lines', 'hidden'])
    const counted = sections.map((each) => (each.kind === 'lines' ? each.lines.length : each.count))
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(lines.length)
  })
})
