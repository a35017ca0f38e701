import { describe, expect, it } from 'vitest'
import { findMatches } from './match.ts'

const items = [
  { text: 'Requests' },
  { text: 'Request model access' },
  { text: 'Model catalogue', also: ['모델 카탈로그'] },
  { text: 'Audit log' },
  { text: 'AWS accounts' },
]
const found = (query: string) => findMatches(items, query).map(({ text }) => text)

describe('finding in the palette', () => {
  it('shows everything for nothing', () => {
    expect(found('  ')).toHaveLength(items.length)
  })

  it.each([
    ['req', ['Requests', 'Request model access']],
    ['model', ['Model catalogue', 'Request model access']],
    ['log', ['Audit log', 'Model catalogue']],
    ['모델', ['Model catalogue']],
    ['ACCT', ['AWS accounts']],
    ['zzz', []],
  ])('%s finds %j', (query, texts) => {
    expect(found(query)).toEqual(texts)
  })
})
