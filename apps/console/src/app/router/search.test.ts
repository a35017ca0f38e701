import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  flag,
  listSearch,
  parseSearch,
  several,
  stringifySearch,
  text,
  wholeNumber,
} from './search.ts'

const schema = z.object({
  state: several(z.enum(['pending', 'approved'])),
  team: text,
  mine: flag,
  days: wholeNumber(1, 365),
})
const read = (url: string) => schema.parse(parseSearch(url))

describe('the address of a list', () => {
  it.each([
    ['', {}],
    ['?state=pending', { state: ['pending'] }],
    [
      '?state=pending,approved&team=claims-nlp',
      { state: ['pending', 'approved'], team: 'claims-nlp' },
    ],
    ['?mine=true&days=30', { mine: true, days: 30 }],
  ])('%s is read and written as it is', (url, search) => {
    expect(read(url)).toEqual(search)
    expect(stringifySearch(read(url))).toBe(url)
  })

  it.each(['?state=sold', '?days=0', '?days=x', '?mine=maybe', '?team=', '?__proto__=x&state='])(
    '%s opens without the filter',
    (url) => {
      expect(stringifySearch(read(url))).toBe('')
    },
  )

  it('keeps ids readable and everything else safe', () => {
    expect(stringifySearch({ preview: 'us.anthropic.x:0', q: 'a&b=c #1' })).toBe(
      '?preview=us.anthropic.x:0&q=a%26b%3Dc%20%231',
    )
    expect(parseSearch('?q=a%26b%3Dc%20%231')).toEqual({ q: 'a&b=c #1' })
  })

  it('drops a cursor of absurd length', () => {
    expect(listSearch.parse({ after: 'x'.repeat(500) })).toEqual({})
  })
})
