import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from './paging.ts'

const schema = z.strictObject({ list: z.literal('things'), after: z.string() })

test('a cursor that was given out comes back as it went', () => {
  fc.assert(
    fc.property(fc.uuid(), (after) => {
      const cursor = encodeCursor({ list: 'things', after })
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/)
      expect(decodeCursor(cursor, schema)).toEqual({ ok: true, value: { list: 'things', after } })
    }),
  )
})

test('no cursor is the first page', () => {
  expect(decodeCursor(undefined, schema)).toEqual({ ok: true, value: null })
})

test('anything else is refused by name, and never throws', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.base64String(),
    fc.json().map((text) => Buffer.from(text).toString('base64')),
    fc.constantFrom('', '=', 'bnVsbA', 'W10', 'e30', '__proto__'),
  )
  fc.assert(
    fc.property(hostile, (cursor) => {
      expect(decodeCursor(cursor, schema)).toEqual({
        ok: false,
        error: { code: 'request.malformed', fields: { cursor: expect.any(String) } },
      })
    }),
    { numRuns: 2_000 },
  )
})
