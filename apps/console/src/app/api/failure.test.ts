import { errorCatalogue } from '@gatehouse/contract/errors'
import { TRPCClientError } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import { failureOf, isErrorCode, isWorthRetrying } from './failure.ts'

const thrown = (data: unknown) =>
  TRPCClientError.from({ error: { message: 'x', code: -32600, data } } as never)

describe('failures', () => {
  it('keep what the server said', () => {
    const failure = failureOf(
      thrown({
        code: 'access.own_request',
        fields: { reason: 'short', odd: 7 },
        awsRequestId: 'abc',
        detail: 'by Olivia',
      }),
    )
    expect(failure).toEqual({
      code: 'access.own_request',
      fields: { reason: 'short' },
      awsRequestId: 'abc',
      detail: 'by Olivia',
    })
  })

  it.each([[undefined], [{ code: 'NOT_FOUND' }], [{ code: 'toString' }], ['<html>']])(
    'of an unknown form (%j) are unreadable',
    (data) => {
      expect(failureOf(thrown(data)).code).toBe('client.unreadable')
    },
  )

  it('tell a lost network and an updated server apart', () => {
    expect(failureOf(TRPCClientError.from(new TypeError('Failed to fetch'))).code).toBe(
      'client.offline',
    )
    const chunk = new TypeError('Failed to fetch dynamically imported module: /assets/x.js')
    expect(failureOf(chunk).code).toBe('client.update_needed')
  })

  it('are retried only where waiting can help', () => {
    expect(isWorthRetrying('client.offline')).toBe(true)
    expect(isWorthRetrying('server.unavailable')).toBe(true)
    expect(isWorthRetrying('access.own_request')).toBe(false)
    expect(Object.keys(errorCatalogue).every(isErrorCode)).toBe(true)
  })
})
