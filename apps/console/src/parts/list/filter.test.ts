import { describe, expect, it } from 'vitest'
import { type FilterProperty, isFiltered, queryOf, searchOf } from './filter.ts'

const properties: readonly FilterProperty[] = [
  { key: 'state', label: 'State', kind: 'choices' },
  { key: 'team', label: 'Team', kind: 'choice' },
  { key: 'model', label: 'Model', kind: 'text', takesFreeText: true },
  { key: 'mine', label: 'Mine', kind: 'flag' },
]
const none = { state: undefined, team: undefined, model: undefined, mine: undefined }

describe('the filter and the address', () => {
  it.each([
    [{}],
    [{ state: ['pending', 'approved'] }],
    [{ team: 'claims-nlp', model: 'claude', mine: true }],
  ])('%j comes back as it was', (search) => {
    expect(searchOf(properties, queryOf(properties, search))).toEqual({ ...none, ...search })
  })

  it('takes free text for the property that wants it', () => {
    const query = { operation: 'and' as const, tokens: [{ operator: ':' as const, value: 'nova' }] }
    expect(searchOf(properties, query)).toEqual({ ...none, model: 'nova' })
  })

  it('adds choices of two tokens and lets the last text win', () => {
    const query = {
      operation: 'and' as const,
      tokens: [
        { propertyKey: 'state', operator: '=' as const, value: ['pending'] },
        { propertyKey: 'state', operator: '=' as const, value: ['approved', 'pending'] },
        { propertyKey: 'team', operator: '=' as const, value: 'a' },
        { propertyKey: 'team', operator: '=' as const, value: 'b' },
      ],
    }
    expect(searchOf(properties, query)).toEqual({
      ...none,
      state: ['pending', 'approved'],
      team: 'b',
    })
  })

  it('leaves parameters alone that are no filter', () => {
    expect(isFiltered(properties, { after: 'x', preview: 'y' })).toBe(false)
    expect(isFiltered(properties, { mine: true })).toBe(true)
  })

  it('ignores tokens of unknown properties when nothing takes free text', () => {
    const query = {
      operation: 'and' as const,
      tokens: [{ propertyKey: 'x', operator: '=' as const, value: '1' }],
    }
    expect(searchOf(properties.slice(0, 1), query)).toEqual({ state: undefined })
  })
})
