import { describe, expect, it } from 'vitest'
import { currentSet, guardrailsOf, isSameSet, optionsIn, withRegion } from './guardrail-set.ts'

const assigned = (teamId: string, region: string, guardrailId: string, version: string) => ({
  accountId: '000000000202',
  teamId,
  region,
  guardrailId,
  name: 'claims',
  version,
})

describe('the guardrails of a team', () => {
  const set = currentSet(
    [
      assigned('claims-nlp', 'us-west-2', 'abc', '2'),
      assigned('claims-nlp', 'us-east-1', 'abc', '7'),
      assigned('document-ai', 'us-east-1', 'xyz', '1'),
    ],
    'claims-nlp',
  )

  it('are one a Region, and sent as a whole', () => {
    expect(guardrailsOf(set)).toEqual([
      { region: 'us-east-1', guardrailId: 'abc', version: '7' },
      { region: 'us-west-2', guardrailId: 'abc', version: '2' },
    ])
  })

  it('can be replaced and taken away', () => {
    expect(guardrailsOf(withRegion(set, 'us-west-2', null))).toHaveLength(1)
    expect(withRegion(set, 'us-east-1', 'abc:8')['us-east-1']).toBe('abc:8')
    expect(isSameSet(withRegion(set, 'us-east-1', 'abc:8'), set)).toBe(false)
    expect(isSameSet(withRegion(set, 'us-east-1', 'abc:7'), set)).toBe(true)
    expect(isSameSet({}, set)).toBe(false)
  })

  it('are offered newest version first', () => {
    const choice = { accountId: '000000000202', region: 'us-east-1', guardrailId: 'abc', name: 'c' }
    const options = optionsIn([{ ...choice, versions: ['2', '10', '1'] }], 'us-east-1')
    expect(options.map((option) => option.version)).toEqual(['10', '2', '1'])
    expect(optionsIn([{ ...choice, versions: ['1'] }], 'us-west-2')).toEqual([])
  })
})
