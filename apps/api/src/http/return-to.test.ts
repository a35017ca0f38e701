import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeReturnTo } from './return-to.ts'

const origin = 'https://gatehouse.example.com'

test.each([
  ['/', '/'],
  ['/requests?state=pending&x=%2F%2Fevil', '/requests?state=pending&x=%2F%2Fevil'],
  ['/requests/1#top', '/requests/1#top'],
  ['/한국', '/%ED%95%9C%EA%B5%AD'],
  ['/a/../b', '/b'],
  ['//evil.example', '/'],
  ['///evil.example', '/'],
  ['/\\evil.example', '/'],
  ['\\/evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['/ /evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/x/..//evil.example', '/'],
  ['https://evil.example', '/'],
  ['https:evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['data:text/html,x', '/'],
  [' /requests', '/'],
  ['requests', '/'],
  ['', '/'],
  ['/auth/login', '/'],
  ['/auth/logout?x=1', '/'],
  ['/trpc/identity.me', '/'],
  ['/events', '/'],
  ['/authors', '/authors'],
  [`/${'x'.repeat(3000)}`, '/'],
  ['/\u0000', '/'],
  ['/\u2028', '/'],
  [['/a', '/b'], '/'],
  [undefined, '/'],
  [{ toString: (): string => '//evil.example' }, '/'],
])('%j leads to %s', (wanted, expected) => {
  expect(safeReturnTo(wanted, origin)).toBe(expected)
})

test('whatever is asked for, a browser stays on this origin', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '//',
    '.',
    '..',
    '@',
    ':',
    '?',
    '#',
    '%2f',
    '\t',
    'evil.example',
    'https:',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part).map((parts) => parts.join('')),
      ),
      (wanted) => {
        const to = safeReturnTo(wanted, origin)
        expect(new URL(to, `${origin}/auth/callback`).origin).toBe(origin)
        expect(new URL(`${origin}${to}`).origin).toBe(origin)
        expect(to.startsWith('/') && !to.startsWith('//')).toBe(true)
      },
    ),
    { numRuns: 5000 },
  )
})
