import fc from 'fast-check'
import { expect, test } from 'vitest'
import { page } from './paginate.ts'

test('pages put together are the list, whatever the page size', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (items, size) => {
      const seen: number[] = []
      let token: string | undefined
      do {
        const got = page(items, 'list', token, size)
        expect(got.items.length).toBeLessThanOrEqual(size)
        seen.push(...got.items)
        token = got.next
      } while (token !== undefined)
      expect(seen).toEqual(items)
    }),
  )
})

test('a token of another list is refused', () => {
  const { next } = page([1, 2, 3], 'roles', undefined, 1)
  expect(() => page([1, 2, 3], 'policies', next, 1)).toThrow('The specified token is not valid.')
})
