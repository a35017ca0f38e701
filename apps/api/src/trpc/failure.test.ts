import { type ErrorCode, errorCatalogue } from '@gatehouse/contract/errors'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { failureOf, isLostDatabase, Refused, wireError } from './failure.ts'

const codes = Object.keys(errorCatalogue) as ErrorCode[]

test.each(codes)('%s has the status of the catalogue', (code) => {
  const refused = new Refused({ code })
  const { status, says } = errorCatalogue[code]
  expect(getHTTPStatusCodeFromError(refused)).toBe(status)
  expect(failureOf(refused)).toEqual({ code })
  expect(wireError({ code }, 'here')).toMatchObject({
    message: says,
    data: { code, httpStatus: status, correlationId: 'here' },
  })
})

test('what a slice knows beyond the contract is not told', () => {
  const failure = { code: 'aws.denied' as const, detail: 'x', awsErrorName: 'AccessDenied' }
  expect(wireError(failure, 'here').data).toEqual({
    code: 'aws.denied',
    httpStatus: 502,
    detail: 'x',
    correlationId: 'here',
  })
})

describe('a wrong input', () => {
  const schema = z.strictObject({
    name: z.string().max(3),
    count: z.int().min(1),
    kind: z.enum(['a', 'b']),
    list: z.array(z.strictObject({ id: z.string().regex(/^x/, 'This is not an id.') })),
  })
  const failureFor = (input: unknown) => {
    const cause = schema.safeParse(input).error
    return failureOf(new TRPCError({ code: 'BAD_REQUEST', cause }))
  }

  test('has one plain sentence a field', () => {
    expect(
      failureFor({ name: 'long name', count: 0, kind: 'z', list: [{ id: 'y' }], more: 1 }),
    ).toEqual({
      code: 'request.malformed',
      fields: {
        name: 'Too large: at most 3.',
        count: 'Too small: at least 1.',
        kind: 'Expected one of: a, b.',
        'list.0.id': 'This is not an id.',
        '': 'There is a member that is not expected here.',
      },
    })
    expect(failureFor(7)).toEqual({
      code: 'request.malformed',
      fields: { '': 'Expected: object.' },
    })
  })

  test('names twenty fields at most', () => {
    const list = Array.from({ length: 500 }, () => ({ id: 'y' }))
    const { fields = {} } = failureFor({ name: 'n', count: 1, kind: 'a', list })
    expect(Object.keys(fields)).toHaveLength(20)
  })

  test('an output that is wrong is our failure and tells nothing', () => {
    const cause = schema.safeParse(7).error
    expect(failureOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }))).toEqual({
      code: 'server.failed',
    })
  })
})

/** Prisma's error for a code of PostgreSQL that it has no name for. */
function beyondPrisma(originalCode: string): Error {
  const driverAdapterError = Object.assign(new Error('y'), { cause: { originalCode } })
  return Object.assign(new Error('x'), { code: 'P2039', meta: { driverAdapterError } })
}

test.each([
  [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), true],
  [Object.assign(new Error('x'), { code: '57P01' }), true],
  [Object.assign(new Error('x'), { code: 'P1001' }), true],
  [new Error('x', { cause: Object.assign(new Error('y'), { code: '08006' }) }), true],
  [new Error('Connection terminated unexpectedly'), true],
  [beyondPrisma('57P03'), true],
  [beyondPrisma('22P02'), false],
  [Object.assign(new Error('x'), { code: '23505' }), false],
  [new Error('x'), false],
  ['ECONNREFUSED', false],
  [undefined, false],
])('%o: the database is lost = %s', (error, expected) => {
  expect(isLostDatabase(error)).toBe(expected)
})
