import { describe, expect, it } from 'vitest'
import { pathTo } from './path-to.ts'

describe('addresses', () => {
  it('fill in ids and filters', () => {
    expect(pathTo('request', { requestId: 'a/b' })).toBe('/access/requests/a%2Fb')
    expect(pathTo('requests', {}, { state: ['pending'], mine: true })).toBe(
      '/access/requests?state=pending&mine=true',
    )
  })

  it('refuse to be built without the id', () => {
    expect(() => pathTo('grant')).toThrow('needs grantId')
  })
})
