import { describe, expect, it } from 'vitest'
import { moved, parseListPreferences } from './preferences.ts'

const known = [{ id: 'a' }, { id: 'b' }, { id: 'c', isHidden: true }]

describe('list preferences', () => {
  it.each([null, '{', '[]', '{"pageSize":7,"columns":"x"}'])(
    'start with the defaults (%j)',
    (stored) => {
      expect(parseListPreferences(stored, known)).toEqual({
        pageSize: 25,
        wrapsLines: true,
        columns: [
          { id: 'a', isShown: true },
          { id: 'b', isShown: true },
          { id: 'c', isShown: false },
        ],
      })
    },
  )

  it('keep order and choice, forget old columns, add new ones', () => {
    const stored = JSON.stringify({
      pageSize: 100,
      wrapsLines: false,
      columns: [
        { id: 'c', isShown: true },
        { id: 'gone', isShown: true },
        { id: 'a', isShown: false },
      ],
    })
    expect(parseListPreferences(stored, known)).toEqual({
      pageSize: 100,
      wrapsLines: false,
      columns: [
        { id: 'c', isShown: true },
        { id: 'a', isShown: false },
        { id: 'b', isShown: true },
      ],
    })
  })

  it('move a column, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })
})
