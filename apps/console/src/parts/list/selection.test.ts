import { describe, expect, it } from 'vitest'
import { toggled, withRange } from './selection.ts'

const rows = ['a', 'b', 'c', 'd']

describe('selecting rows', () => {
  it('toggles one', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  })

  it('takes a range in both directions and keeps the rest', () => {
    expect(withRange(['a'], rows, 'b', 'd')).toEqual(['a', 'b', 'c', 'd'])
    expect(withRange([], rows, 'd', 'c')).toEqual(['c', 'd'])
  })

  it('takes one row where the start has gone from the page', () => {
    expect(withRange([], rows, 'gone', 'c')).toEqual(['c'])
  })
})
