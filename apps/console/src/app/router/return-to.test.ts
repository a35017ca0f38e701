import { describe, expect, it } from 'vitest'
import { safeReturnTo } from './return-to.ts'

describe('the way back after signing in', () => {
  it.each(['/', '/access/requests?state=pending', '/audit?from=2026-01-01#x'])(
    'keeps %s',
    (path) => {
      expect(safeReturnTo(path)).toBe(path)
    },
  )

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    '/sign-in?returnTo=/x',
    7,
    undefined,
    `/${'x'.repeat(3_000)}`,
  ])('does not leave the console for %j', (path) => {
    expect(safeReturnTo(path)).toBe('/')
  })
})
